import Libc
import Foundation
import Supervisor
import TestSupport
import Testing
import Unix

@Suite("A server that cannot serve", .needs(.children), .ownThread)
struct CommandLineTests {
  @Test(
    "prints the reason in one line, and leaves no process behind",
    arguments: [
      (["/nowhere"], "/nowhere: No such file or directory"),
      (["/etc/passwd"], "/etc/passwd: Not a directory"),
      (["alone", "/etc/passwd"], "/etc/passwd: Not a directory"),
      (["opener"], "only the server itself can start this role"),
      (["worker"], "only the server itself can start this role"),
      (["worker", "/"], "only the server itself can start this role"),
    ])
  func line(words: [String], reason: String) throws {
    #expect(try refusal(words) == "16-httpd: \(reason)\n")
  }

  @Test(
    "prints its usage if the arguments are wrong",
    arguments: [
      [], ["alone"], ["--unsandboxed"], ["/", "http"], ["/", "-1"],
      ["/", "65536"], ["/", ""], ["/", "80", "81"], ["alone", "/", "x"],
    ])
  func usage(words: [String]) throws {
    let said = try refusal(words)
    #expect(said.hasPrefix("16-httpd: usage: 16-httpd "))
    #expect(said.count { $0 == "\n" } == 5)
  }

  @Test(
    "prints how many descriptors it needs", arguments: [[], ["alone"]])
  func descriptors(words: [String]) throws {
    let folder = try Folder()
    let run = try Command(
      ["/bin/sh", "-c", "ulimit -n 20; exec \"$@\"", "sh", Server.program]
        + words + [folder.path], environment: [:], directory: "/",
      limit: 10_000
    ).run()
    #expect(run.ending == .exit(1))
    let said = String(decoding: run.output, as: UTF8.self)
    #expect(
      said == """
        16-httpd: a limit of 20 open files is too low: the server needs 64; \
        raise it, for example with `ulimit -n 1024`\n
        """)
  }

  @Test("prints that it does not serve a directory whose name is no text")
  func bytes() throws {
    let folder = try Folder()
    let run = try Command(
      [
        "/bin/sh", "-c",
        #"cd "$1" && d=$(printf 'd\377') && mkdir "$d" && exec "$2" "$d""#,
        "sh", folder.path, Server.program,
      ],
      environment: [:], directory: "/", limit: 10_000
    ).run()
    #expect(run.ending == .exit(1))
    let said = String(decoding: run.output, as: UTF8.self)
    #expect(
      said == "16-httpd: d\u{FFFD}: the directory's name is not in UTF-8\n")
  }

  @Test("prints that its directory no longer exists")
  func removed() throws {
    let folder = try Folder(files: 0)
    let run = try Command(
      [
        "/bin/sh", "-c", "cd \"$1\" && rmdir \"$1\" && exec \"$2\" .", "sh",
        folder.path, Server.program,
      ], environment: [:], directory: "/", limit: 10_000
    ).run()
    #expect(run.ending == .exit(1))
    let said = String(decoding: run.output, as: UTF8.self)
    #expect(said == "16-httpd: .: No such file or directory\n")
  }

  @Test("lists the system calls of each process, with the reasons")
  func calls() throws {
    let run = try Command(
      [Server.program, "calls"], environment: [:], directory: "/",
      limit: 60_000
    ).run()
    #expect(run.ending == .exit(0))
    let parts = String(decoding: run.output, as: UTF8.self)
      .split(separator: /(?m)^(?=\w)/)
    #expect(parts.map { $0.prefix { $0 != ":" } } == Self.processes)
    let worker = try #require(parts.last)
    #expect(worker.contains(/accept4 +it accepts connections\n/))
    #expect(!worker.contains("  openat "))
  }

  private static let processes: [Substring] = [
    "on this system", "parent", "opener", "worker",
  ]

  @Test("prints that its port is taken", .needsSandbox)
  func taken() throws {
    let folder = try Folder()
    let server = try Server(folder)
    #expect(try server.get("/file1").isFile("/file1"))
    let said = try refusal([folder.path, "\(server.port)"])
    #expect(said == "16-httpd: listen: Address already in use\n")
    #expect(try server.end() == .status(0))
  }

  @Test(
    "does not retry for ever if its directory is unreadable",
    .needsSandbox)
  func unreadable() throws {
    let folder = try Folder()
    #expect(chmod(folder.path, getuid() == 0 ? 0o700 : 0) == 0)
    let run = try run([folder.path])
    let said = String(decoding: run.output, as: UTF8.self)
    let part = getuid() == 0 ? "opener: " : ""
    #expect(said == "16-httpd: \(part)\(folder.path): Permission denied\n")
    chmod(folder.path, 0o755)
  }

  /// Everything that it prints.
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
