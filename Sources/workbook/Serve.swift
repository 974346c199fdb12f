import Foundation
import Literate

/// `workbook serve`: the pages, for a browser on this machine.
enum Serve: Command {
  static let name = "serve"
  static let summary = "serve a folder of pages on this machine alone"
  static let options: [String: String?] = ["--port": "a port's number"]
  static let help = """
    usage: workbook serve FOLDER [--port N]

    Serves the folder on the loopback address, at port N or at one that is free,
    prints the address, and goes on until it is interrupted.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = try arguments.exactly("FOLDER")
    let port = try arguments.number("--port", in: 0...65_535) ?? 0
    let server = try PageServer(folder: names[0], port: UInt16(port))
    FileHandle.standardOutput.write(Data((server.address + "\n").utf8))
    server.serve()
    return 0
  }
}
