#if os(Linux)
  import Foundation
  import Supervisor
  import TestSupport
  import Testing

  /// The script Tests/places.
  @Suite struct PlacesTests {
    @Test("Debian is made in no directory that the script did not make")
    func keep() throws {
      let script = try String(
        contentsOf: bookDirectory.appending(path: "Tests/places"),
        encoding: .utf8)
      let book = try SmallBook(
        files: ["Tests/places": script, "keep/debian13/mine": ""])
      // Whoever runs the tests, the script takes them for root.
      try book.write(script: "echo 0", to: "bin/id")
      try book.write(script: "echo mirror", to: "bin/apt-get")
      try book.write(script: "exit 1", to: "bin/debootstrap")
      let run = try book.shell(
        "git init -q && bash Tests/places --keep keep debian13",
        environment: ["HOME": book.root, "TMPDIR": book.root])
      #expect(
        run.printed.contains(
          "/keep/debian13 is there, and was not made by this script: move it "
            + "away"), "\(run.printed)")
      #expect(try book.names(in: "keep/debian13") == ["mine"])
    }
  }
#endif
