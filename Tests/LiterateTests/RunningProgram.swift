import Foundation

@testable import Literate

/// A program that goes on until it is told to end, or the value is gone.
final class RunningProgram {
  private let process = Process()
  private let keys = Pipe()
  private let shown = Pipe()

  /// Starts a command in a folder, with programs looked for there first.
  init(_ command: [String], in folder: String) throws {
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = [
      "PATH": folder + "/bin:" + Toolchain.searchPath,
      "SHELL": "/bin/sh", "TERM": "xterm", "HOME": folder,
    ]
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = keys
    process.standardOutput = shown
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  func press(_ key: String) throws {
    try keys.fileHandleForWriting.write(contentsOf: Data(key.utf8))
  }

  func hangUp() throws {
    try keys.fileHandleForWriting.close()
  }

  /// What it shows up to a mark, to its end, or for a minute.
  func text(to mark: String) -> String {
    let end = shown.fileHandleForReading
    var text = ""
    while !text.hasSuffix(mark) {
      var ready = pollfd(
        fd: end.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 60_000) == 1 else { break }
      let bytes = end.readData(ofLength: 1)
      if bytes.isEmpty { break }
      text += String(decoding: bytes, as: UTF8.self)
    }
    return text
  }

  func interrupt() { kill(process.processIdentifier, SIGINT) }

  var status: Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
