import HTTP
import Testing

@Suite struct RequestTableTests {
  @Test("each request gets its response", arguments: requestTable)
  func answer(row: Row) throws {
    let tag = try #require(Site.metadata(of: Array("/tale".utf8))).entityTag
    let bytes = row.bytes(tag: tag)
    let head = head(ofAnswerTo: bytes)
    #expect(head.hasPrefix("HTTP/1.1 \(row.status) "), "\(row.why): \(head)")
    if let header = row.header {
      #expect(head.contains("\r\n\(header)\r\n"), "\(row.why): \(head)")
    }
    if bytes.starts(with: "HEAD ".utf8) {
      #expect(head.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("where nginx differs, and only there, there is a reason")
  func reasons() {
    for row in requestTable {
      #expect((row.nginx == row.status) == row.reason.isEmpty, "\(row.why)")
    }
    #expect(Set(requestTable.map(\.request)).count == requestTable.count)
  }

  /// The response of a server of `Site`, without the contents of files.
  private func head(ofAnswerTo bytes: [UInt8]) -> String {
    var answer: Answer
    var keepsAlive = false
    do throws(Status) {
      guard let length = try headLength(of: bytes) else {
        Issue.record("the head has no end")
        return ""
      }
      let request = try Request(head: bytes[..<length])
      let path = try request.path(in: "")
      keepsAlive = request.keepsAlive
      answer =
        if let metadata = Site.metadata(of: path) {
          Answer(to: request, file: metadata, path: path, at: Site.now)
        } else if Site.folders.contains(where: { path == Array($0.utf8) }) {
          Answer(toFolder: request)
        } else {
          Answer(.notFound, to: request)
        }
    } catch {
      answer = Answer(error, toBad: bytes)
    }
    let head = answer.bytes(
      date: httpDate(Site.now), keepsAlive: keepsAlive)
    return String(decoding: head, as: UTF8.self)
  }
}
