import Libc
import Foundation
import Literate
import Supervisor
import TestSupport
import Testing
import Unix

private let fetcher = Toolchain.find("curl")
private let browser = ["chromium", "chromium-browser", "google-chrome"].lazy
  .compactMap { Toolchain.find($0) }.first

@Suite("Real clients", .needsSandbox, .ownThread)
struct BrowserTests {
  @Test("curl gets its files", .enabled(if: fetcher != nil, "needs curl"))
  func fetched() throws {
    let folder = try Folder(files: 100)
    let large = try folder.writeLarge(to: "/large")
    let server = try Server(folder)
    let site = "http://127.0.0.1:\(server.port)"
    let kept = folder.path + "/kept"
    defer { try? FileManager.default.removeItem(atPath: kept) }
    func curl(_ words: String...) throws -> String {
      try output(
        of: [fetcher ?? "", "--silent", "--show-error", "--fail"] + words)
    }
    let whole = Folder.text(of: "/file1")
    #expect(try curl(site + "/file1") == whole)
    #expect(
      try curl("-r", "3-11", site + "/file1")
        == whole.dropFirst(3).prefix(9))
    #expect(
      try curl("-I", site + "/file1").hasPrefix("HTTP/1.1 200 OK\r\n"))

    // The second time, curl has the file already.
    for status in ["200", "304"] {
      #expect(
        try curl(
          "-z", kept, "-o", kept, "-R", "-w", "%{http_code}", site + "/file1")
          == status)
    }
    // All three on one connection.
    #expect(
      try curl(
        "-w", "%{num_connects}\n", "-o", "/dev/null", site + "/file1", "-o",
        "/dev/null", site + "/file2", "-o", "/dev/null", site + "/file3")
        == "1\n0\n0\n")
    _ = try curl(
      "--parallel", "-o", folder.path + "/got#1", site + "/file[0-99]")
    for number in 0..<100 {
      let got = try String(
        contentsOfFile: folder.path + "/got\(number)", encoding: .utf8)
      #expect(got == Folder.text(of: "/file\(number)"))
    }
    #expect(try curl("-o", kept, site + "/large") == "")
    #expect(FileManager.default.contents(atPath: kept) == Data(large))
    #expect(try server.end() == .status(0))
    #expect(server.errors.text == "")
  }

  @Test(
    "a browser renders a page with a style sheet, a script and a picture",
    .enabled(if: browser != nil, "needs chromium"))
  func shown() throws {
    let folder = try Folder()
    try folder.write(
      """
      <!doctype html><title>page</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="style.css">
      <p id="text">nothing yet</p><img id="picture" src="picture.svg">
      <script src="script.js"></script>
      """, to: "/index.html")
    try folder.write("#text { color: rgb(1, 2, 3) }", to: "/style.css")
    try folder.write(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="37" height="41"></svg>
      """, to: "/picture.svg")
    try folder.write(
      """
      addEventListener("load", () => {
        const text = document.getElementById("text")
        text.textContent = getComputedStyle(text).color + " and " +
          document.getElementById("picture").naturalWidth
      })
      """, to: "/script.js")
    let server = try Server(folder)
    let profile = try Folder(files: 0)
    let shown = try output(
      of: [
        // Errors of the browser's own, such as a missing D-Bus, do not matter.
        "/bin/sh", "-c", #"exec "$@" 2>/dev/null"#, "sh",
        browser ?? "", "--headless", "--user-data-dir=\(profile.path)",
        // As in PageTests.
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-background-networking", "--dump-dom",
        "http://127.0.0.1:\(server.port)/",
      ], home: profile.path)
    #expect(shown.contains("rgb(1, 2, 3) and 37"), "\(shown)")
    #expect(try server.end() == .status(0))
    #expect(server.errors.text == "")
    #expect(server.log.lines.count == 5)
    for file in ["", "style.css", "picture.svg", "script.js"] {
      #expect(
        server.log.lines.contains { $0.contains("\"GET /\(file)\" 200 ") })
    }
  }

  /// The output of a command that must succeed.
  private func output(
    of command: [String], home: String = "/"
  ) throws -> String {
    let run = try Command(
      command,
      environment: ["PATH": Toolchain.searchPath, "HOME": home],
      directory: "/", limit: 120_000
    ).run()
    let printed = String(decoding: run.output, as: UTF8.self)
    #expect(run.ending == .exit(0), "\(command): \(printed)")
    return printed
  }
}
