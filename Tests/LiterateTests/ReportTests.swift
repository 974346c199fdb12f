import Foundation
import Testing

@testable import Literate

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("workbook verify, for other programs")
struct ReportTests {
  /// A book in which a fence passes, one fails, one is skipped and one is
  /// unknown, and a folder is not listed; with characters that each form of
  /// report must escape.
  private let odd: SampleBook

  init() throws {
    odd = try SampleBook(
      fence("swift", "let a = 1")
        + fence("swift", "let a = 1\nlet b = \"<&>'%]]>\u{1},é\"")
        + fence("swift run openbsd", "print(1)")
        + fence("<swift> & \"co\"", ""),
      program: "let a = 1\nlet b = 2\n",
      files: ["chapters/a,b:c%d/README.md": ""])
  }

  /// Runs `workbook verify` on the odd book, without its standard error.
  private func verify(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> (status: Run.Ending, printed: String) {
    let run = try Command(
      arguments: [
        "/bin/sh", "-c", #"exec "$0" verify "$@" 2>errors"#,
        productsFolder() + "/workbook",
      ] + arguments,
      environment: environment.merging([
        "PATH": Toolchain.searchPath
      ]) { $1 },
      folder: odd.root, limit: 60_000
    ).run()
    return (run.ending, String(decoding: run.output, as: UTF8.self))
  }

  private struct Document: Decodable {
    struct Fence: Decodable {
      let file: String, line: Int, endLine: Int, kind: String?
      let verdict: String, reason: String?, problems: [Problem]
    }
    struct Problem: Decodable {
      let file: String, line: Int, column: Int, severity: String
      let message: String, detail: [String], help: String
    }
    struct Summary: Decodable {
      let fences: Int, passed: Int, failed: Int, skipped: Int
      let seconds: Double, holds: Bool
    }
    let fences: [Fence], problems: [Problem], summary: Summary
  }

  @Test("--json prints one document and nothing else")
  func json() throws {
    let run = try verify("--json")
    #expect(run.status == .exit(1))
    let document = try JSONDecoder().decode(
      Document.self, from: Data(run.printed.utf8))
    #expect(document.fences.map(\.line) == [1, 4, 8, 11])
    #expect(document.fences.map(\.endLine) == [3, 7, 10, 12])
    #expect(
      document.fences.map(\.kind) == ["swift", "swift", "swift run", nil])
    #expect(
      document.fences.map(\.verdict) == [
        "passed", "failed", "skipped", "failed",
      ])
    #expect(document.fences.map(\.reason) == [nil, nil, "openbsd only", nil])
    #expect(document.fences.map(\.problems.count) == [0, 1, 0, 1])
    let problem = try #require(document.fences[1].problems.first)
    #expect(problem.file == SampleBook.text)
    #expect(problem.line == 4)
    #expect(problem.column == 1)
    #expect(problem.severity == "error")
    #expect(problem.detail.joined().contains("<&>'%]]>"))
    #expect(!problem.message.isEmpty && !problem.help.isEmpty)
    #expect(document.problems.map(\.file) == ["chapters/a,b:c%d"])
    #expect(document.summary.fences == 4)
    #expect(document.summary.passed == 1)
    #expect(document.summary.failed == 2)
    #expect(document.summary.skipped == 1)
    #expect(document.summary.seconds > 0)
    #expect(!document.summary.holds)
    let fixed = try JSONDecoder().decode(
      Document.self, from: Data(verify("--json", "--fix").printed.utf8))
    #expect(fixed.fences[1].verdict == "passed")
  }

  @Test("--xunit writes a file that an XML reader reads")
  func xunit() throws {
    let file = odd.root + "/report, <1>.xml"
    let run = try verify("--xunit", file)
    #expect(run.printed.contains("4 fences: 1 passed, 2 failed, 1 skipped"))
    let report = try XUnitReader(Data(contentsOf: URL(filePath: file)))
    #expect(report.suites == ["01-sample", "book"])
    #expect(
      report.cases.map(\.name) == [
        SampleBook.text + ":1 swift", SampleBook.text + ":4 swift",
        SampleBook.text + ":8 swift run", SampleBook.text + ":11 unknown",
        "chapters/a,b:c%d",
      ])
    #expect(
      report.cases.map(\.suite) == Array(repeating: "01-sample", count: 4)
        + ["book"])
    #expect(
      report.cases.map(\.verdict)
        == ["", "failure", "skipped", "failure", "failure"])
    #expect(report.cases[2].text == "openbsd only")
    #expect(report.cases[1].text.contains("README.md:4:1: error: "))
    #expect(report.cases[1].text.contains("let b = \"<&>'%]]>\\u{01},é\""))
    #expect(report.cases[3].text.contains("unknown info string `<swift>`"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: odd.root)
        .filter { $0.hasSuffix(".new") } == [])
  }

  @Test("--xunit says why it cannot write, after the report")
  func unwritable() throws {
    let run = try verify("--xunit", "no/folder")
    #expect(run.status == .exit(1))
    #expect(run.printed.contains("4 fences: "))
    #expect(
      try odd.text(of: "errors").contains(
        "error: cannot write this file: No such file or directory"))
  }

  @Test("a report of what cannot be in XML is XML")
  func controls() throws {
    let message = String(
      String.UnicodeScalarView(
        (0...0xFF).compactMap { Unicode.Scalar($0) }
          + ["\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{1F600}"]))
    let book = try SampleBook(fence("text", ""))
    let selection = try Selection([], of: Book(at: book.root))
    let listing = try #require(selection.checks.first?.check.listings.first)
    let problem = listing.problem(message, help: message)
    let report = try XUnitReader(
      Data(
        Verification([Outcome(listing, problems: [problem])], of: selection)
          .xunit(seconds: 0).utf8))
    let read = try #require(report.cases.first)
    for kept in ["\t", "\n", "\r", "&", "<", ">", "\"", "'", "\u{1F600}"] {
      #expect(read.message.contains(kept))
      #expect(read.text.contains(kept))
    }
    #expect(read.message.hasPrefix(#"\0\u{01}"#))
    #expect(read.message.hasSuffix("\u{FFFD}\\u{FFFE}\\u{FFFF}\u{1F600}"))
  }

  @Test("on GitHub problems are annotations")
  func annotations() throws {
    let run = try verify("--json", environment: ["GITHUB_ACTIONS": "true"])
    #expect(run.printed.hasPrefix("{") && !run.printed.contains("::error"))
    let lines = try lines(of: odd.text(of: "errors"))
      .filter { $0.hasPrefix("::") }
    #expect(lines.count == 3)
    #expect(
      lines.contains {
        $0.hasPrefix("::error file=chapters/a%2Cb%3Ac%25d,line=1,col=1::")
      })
    #expect(
      lines.contains {
        $0.hasPrefix("::error file=\(SampleBook.text),line=4,col=1::")
          && $0.contains("<&>'%25]]>") && $0.contains("%0A  help: ")
      })
    let elsewhere = try verify(environment: ["GITHUB_ACTIONS": "false"])
    #expect(elsewhere.status == .exit(1))
    #expect(try !odd.text(of: "errors").contains("::error"))
  }
}

/// JUnit's XML as its readers see it.
private final class XUnitReader: NSObject, XMLParserDelegate {
  struct Case {
    let suite: String
    let name: String
    /// `failure`, `skipped`, or nothing.
    var verdict = ""
    var message = ""
    var text = ""
  }

  private(set) var suites: [String] = []
  private var isInside = false
  private(set) var cases: [Case] = []

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String,
    namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    switch element {
    case "testsuites": break
    case "testsuite": suites.append(attributes["name"] ?? "")
    case "testcase":
      cases.append(
        Case(
          suite: attributes["classname"] ?? "", name: attributes["name"] ?? ""))
    default:
      cases[cases.count - 1].verdict = element
      cases[cases.count - 1].message = attributes["message"] ?? ""
      isInside = true
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    isInside = false
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isInside { cases[cases.count - 1].text += text }
  }
}
