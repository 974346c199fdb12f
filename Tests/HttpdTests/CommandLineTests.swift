import Libc
import Foundation
import Supervisor
import TestSupport
import Testing
import Unix

@Suite("A server that cannot serve", .needs(.children), .ownThread)
struct CommandLineTests {
  @Test(
    "says why in a line, and leaves nothing",
    arguments: [
      (["/nowhere"], "/nowhere: No such file or directory"),
      (["/etc/passwd"], "/etc/passwd: Not a directory"),
      (["alone", "/etc/passwd"], "/etc/passwd: Not a directory"),
      (["opener"], "this role is the parent's to give"),
      (["worker"], "this role is the parent's to give"),
      (["worker", "/"], "this role is the parent's to give"),
    ])
  func line(words: [String], reason: String) throws {
    #expect(try refusal(words) == "16-httpd: \(reason)\n")
  }

  @Test(
    "says how it is used, where the words make no sense",
    arguments: [
      [], ["alone"], ["--unsandboxed"], ["/", "http"], ["/", "-1"],
      ["/", "65536"], ["/", ""], ["/", "80", "81"], ["alone", "/", "x"],
    ])
  func usage(words: [String]) throws {
    let said = try refusal(words)
    #expect(said.hasPrefix("16-httpd: usage: 16-httpd "))
    #expect(said.count { $0 == "\n" } == 3)
  }

  @Test("says that its port is taken", .needsSandbox)
  func taken() throws {
    let folder = try Folder()
    let server = try Server(folder)
    #expect(try server.get("/file1").isFile("/file1"))
    let said = try refusal([folder.path, "\(server.port)"])
    #expect(said == "16-httpd: listen: Address already in use\n")
    #expect(try server.end() == .status(0))
  }

  @Test(
    "does not begin again and again, where its folder is not to be read",
    .needsSandbox)
  func unreadable() throws {
    let folder = try Folder()
    #expect(chmod(folder.path, getuid() == 0 ? 0o700 : 0) == 0)
    let run = try run([folder.path])
    let said = String(decoding: run.output, as: UTF8.self)
      .split(separator: "\n").filter { !$0.hasPrefix("http://") }
    #expect(said == ["16-httpd: \(folder.path): Permission denied"])
    chmod(folder.path, 0o755)
  }

  /// All that it says.
  private func refusal(_ words: [String]) throws -> String {
    String(decoding: try run(words).output, as: UTF8.self)
  }

  private func run(_ words: [String]) throws -> Run {
    let run = try Command(
      [Server.program] + words, environment: [:], directory: "/",
      limit: 60_000
    ).run()
    #expect(run.ending == .exit(1))
    #expect(run.running == 0)
    #expect(run.unreaped == 0)
    return run
  }
}
