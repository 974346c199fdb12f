import Foundation
import Literate

/// How many requests a second the servers of chapters 00 and 16 answer, and
/// beside them nginx with one worker, where it is installed.
///
/// wrk asks. And what a connection takes of the memory.
enum ServerBenchmark {
  private static let rounds = 5

  /// Prints medians, in requests a second, and their ratios.
  static func show() throws {
    guard let wrk = installed("wrk") else {
      print("wrk is not installed, and nothing else asks fast enough")
      return
    }
    let site = try SampleSite()
    defer { site.remove() }
    try ConnectionMemory(site, program: program("16-httpd")).show()
    var servers = [
      try Server("00", program("00-monolith"), [site.pages]),
      try Server("alone", program("16-httpd"), ["alone", site.pages]),
      try Server("separated", program("16-httpd"), [site.pages]),
    ]
    if let nginx = installed("nginx") {
      servers.append(try Server(nginx: nginx, site))
    }
    defer { for server in servers { server.end() } }

    print(row("requests a second", servers.map(\.name)))
    for (name, script) in site.scripts {
      var speeds = servers.map { _ in [Double]() }
      for _ in 0..<rounds {
        for (index, server) in servers.enumerated() {
          speeds[index].append(
            try speed(wrk, "\(server.address)/", script))
        }
      }
      let medians = speeds.map { $0.sorted()[rounds / 2] }
      var line = row(name, medians.map { String(format: "%.0f", $0) })
      line += String(
        format: "   separated/alone %.2f", medians[2] / medians[1])
      if medians.count > 3 {
        line += String(
          format: ", separated/nginx %.2f", medians[2] / medians[3])
      }
      print(line)
      fflush(nil)
    }
  }

  /// Requests a second that a server answers to 16 clients.
  ///
  /// wrk says if there was an error or an answer that is none.
  private static func speed(
    _ wrk: String, _ address: String, _ script: String
  ) throws -> Double {
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: wrk)
    process.arguments = [
      "-t1", "-c16", "-d1s", "-s", script, address,
    ]
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    guard process.terminationStatus == 0,
      !text.contains("Socket errors"), !text.contains("Non-2xx"),
      let line = text.split(separator: "\n")
        .first(where: { $0.hasPrefix("Requests/sec:") }),
      let speed = Double(line.split(separator: " ").last ?? "")
    else { throw BenchmarkError(description: text) }
    return speed
  }

  /// A program that is built beside this one.
  private static func program(_ name: String) -> String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: name).path
  }

  private static func installed(_ name: String) -> String? {
    // Debian has nginx there, where only root's PATH leads.
    Toolchain.find(name, on: Toolchain.searchPath + ":/usr/sbin")
  }
}

/// What went wrong while something was measured.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
}
