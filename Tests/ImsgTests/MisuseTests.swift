import Foundation
import Literate
import Supervisor
import Testing

@Suite("What would go wrong does not compile")
struct MisuseTests {
  struct Program: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// What the compiler must say, or nil if it compiles.
    let error: String?

    init(_ name: String, says error: String?, _ text: String) {
      testDescription = name
      self.text = text
      self.error = error
    }
  }

  private static let programs = [
    Program(
      "two writers are swapped",
      says: "requires that 'PayloadWriter' conform to 'Escapable'",
      """
      try one.output.compose(type: 1) { first in
        try two.output.compose(type: 1) { second in swap(&first, &second) }
      }
      """),
    Program(
      "two writers change places", says: "lifetime-dependent variable",
      """
      try one.output.compose(type: 1) { first in
        try two.output.compose(type: 1) { second in
          let third = first
          first = second
          second = third
        }
      }
      """),
    Program(
      "a writer outlives its closure", says: "is consuming",
      """
      var kept: PayloadWriter?
      try one.output.compose(type: 1) { kept = $0 }
      """),
    Program(
      "an integer is written without its type", says: "name the type",
      "try one.output.compose(type: 1) { $0.write(7) }"),
    Program(
      "an integer is written as another type", says: "cannot convert",
      """
      let number: UInt64 = 7
      try one.output.compose(type: 1) { $0.write(number, as: UInt32.self) }
      """),
    Program(
      "a message is there while the next is got", says: "overlapping accesses",
      """
      let message = try one.input.get()
      _ = try one.input.read()
      _ = message?.type
      """),
    Program(
      "a message is kept without a copy", says: "overlapping accesses",
      """
      var input = two.input
      var kept: Message?
      kept = try input.get()
      _ = try input.read()
      _ = kept?.type
      """),
    Program(
      "all is as it should be", says: nil,
      """
      var input = one.input
      var output = one.output
      while let message = try input.get() {
        let payload = message.payload
        var reader = message.reader
        let number = try reader.read(UInt32.self)
        let count = try output.compose(type: 1) { writer in
          let length = writer.reserve(UInt32.self)
          writer.write(number, as: UInt32.self)
          try two.output.compose(type: 2) { $0.write(payload) }
          writer.set(4, at: length)
          return writer.left
        }
        _ = count
      }
      """),
  ]

  @Test(arguments: programs)
  func misuse(_ program: Program) throws {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "misuse-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let text = """
      import Imsg
      import Unix

      func use(_ one: consuming Imsgbuf, _ two: consuming Imsgbuf) throws {
      \(program.text)
      }
      """
    try text.write(
      toFile: directory + "/main.swift", atomically: false, encoding: .utf8)
    let run = try Command(
      try arguments(), environment: ProcessInfo.processInfo.environment,
      directory: directory, limit: 120_000
    ).run()
    if let error = program.error {
      #expect(run.ending == .exit(1))
      #expect(run.text.contains("error: "))
      #expect(run.text.contains(error), "\(run.text)")
    } else {
      #expect(run.ending == .exit(0), "\(run.text)")
    }
  }

  private func arguments() throws -> [String] {
    let products = productsDirectory()
    let headers = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/CShims/include").standardized.path
    return [
      try #require(Toolchain.find("swiftc")), "-swift-version", "6",
      "-parse-as-library", "-emit-sil", "-o", "/dev/null", "-I",
      products + "/Modules", "-I", products, "-Xcc", "-I" + headers,
      "main.swift",
    ]
  }
}
