#if os(Linux)
  import Libc
  import Privsep
  import Testing

  /// What each version of Landlock's interface denies, without a filter.
  @Suite struct LandlockTests {
    private static let versions = (1...7).filter { $0 <= landlockVersion() }

    private func attempt(_ name: String, _ version: Int32) throws -> String {
      try PrivsepTests.attempt(
        name, "landlock", "\(version)", "standardIO", "read:/usr"
      ).text
    }

    private let done = "done\n"

    @Test("files, from the first on", arguments: versions)
    func files(_ version: Int32) throws {
      let inside = try attempt("open a file inside", version)
      let outside = try attempt("open a file outside", version)
      #expect(inside == done)
      #expect(outside == "error \(EACCES)\n")
    }

    @Test("truncation, from the third on", arguments: versions)
    func truncation(_ version: Int32) throws {
      let result = try attempt("truncate a file", version)
      #expect(result == (version < 3 ? done : "error \(EACCES)\n"))
    }

    @Test(
      "TCP, from the fourth on",
      arguments: versions, ["connect by TCP", "listen by TCP"])
    func network(_ version: Int32, _ name: String) throws {
      let result = try attempt(name, version)
      #expect(result == (version < 4 ? done : "error \(EACCES)\n"))
    }

    @Test(
      "signals and abstract sockets of others, from the sixth on",
      arguments: versions,
      [
        "signal the parent", "signal the parent from inside",
        "connect to an abstract socket",
      ])
    func scopes(_ version: Int32, _ name: String) throws {
      let result = try attempt(name, version)
      #expect(result == (version < 6 ? done : "error \(EPERM)\n"))
    }

    @Test(
      "a parent can signal a child in a sandbox inside", arguments: versions)
    func child(_ version: Int32) throws {
      #expect(try attempt("signal a child", version) == done)
    }

    @Test("it's in force where no directory is named", .needsSandbox)
    func everywhere() throws {
      let run = try PrivsepTests.attempt(
        "signal the parent", "landlock", "\(landlockVersion())", "standardIO")
      let isScoped = landlockVersion() >= 6
      #expect(run.text == (isScoped ? "error \(EPERM)\n" : done))
    }
  }
#endif
