import Foundation
import Imsg
import Testing
import Unix

@Suite("What C calls its functions is in a table")
struct TableTests {
  /// The rows of the documentation's table, each the cells of two columns.
  private static func rows() throws -> [[String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Imsg/Imsg.docc/CCalls.md").standardized
    let text = try String(contentsOf: file, encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    return rows.map {
      $0.split(separator: " | ").map { cell in
        cell.trimmingCharacters(in: CharacterSet(charactersIn: "| "))
      }
    }
  }

  /// What stands between backticks.
  private static func names(in cell: String) -> [String] {
    cell.split(separator: "`").map(String.init).filter { $0 != ", " }
  }

  @Test("each of whose rows is used below")
  func rows() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let uses = try #require(
      source.components(separatedBy: "// The uses:").last)
    let rows = try Self.rows()
    #expect(rows.count > 40)
    for row in rows {
      let calls = try #require(row.count == 2 ? Self.names(in: row[1]) : nil)
      for call in calls {
        let start = call.replacingOccurrences(of: " ... }", with: "")
        #expect(uses.contains(start), "\(row)")
      }
    }
    let names = try rows.flatMap { try Self.names(in: #require($0.first)) }
    #expect(Set(names).count == names.count, "no function is there twice")
  }

  // The uses:

  @Test("by what is sent")
  func sent() throws {
    let ends = try SocketPair()
    let socket = ends.left
    #expect(try socket.peerCredentials().user == geteuid())
    var channel = Imsgbuf(socket)
    channel.clear()
    try send(on: channel.takeSocket())
    let other = Imsgbuf(ends.right, passesDescriptors: true)
    let input = other.input
    try receive(consume input)
  }

  private func send(on socket: consuming Descriptor) throws {
    var channel = Imsgbuf(socket, passesDescriptors: true)
    try channel.setMaximum(20_000)
    try fill(&channel.output)
  }

  private func fill(_ output: inout Imsgbuf.Output) throws {
    let bytes: [UInt8] = [1, 2, 3, 4]
    let traveller = try Traveller()
    try output.compose(type: 1, bytes)
    try output.compose(
      type: 5, peerID: 2, processID: 3, descriptor: traveller.leave())
    try output.compose(type: 2, pieces: [bytes, bytes])
    try output.compose(type: 3) { writer in
      writer.write(bytes)
      writer.write(1, as: UInt32.self)
      writer.writeBigEndian(2, as: UInt16.self)
      writer.writeZeros(2)
      writer.writeString("a", paddedTo: 4)
      let place = writer.reserve(UInt32.self)
      writer.set(7, at: place)
      writer.setBigEndian(8, at: place)
      #expect(writer.left == 20_000 - 16 - 20)
      writer.write(Array("b".utf8))
    }
    let reader = PayloadReader(bytes.span.bytes)
    try output.compose(type: 4, reader.rest)
    #expect(output.queueLength == 5)
    let isDone = try output.write()
    #expect(isDone)
    try output.flush()
  }

  private func receive(_ input: consuming Imsgbuf.Input) throws {
    var input = input
    var types: [UInt32] = []
    let ends = try SocketPair()
    let channel = Imsgbuf(ends.left, passesDescriptors: true)
    var output = channel.output
    while types.count < 5 {
      _ = try input.read()
      while var message = try input.get() {
        types.append(message.type)
        switch message.type {
        case 5:
          #expect((message.peerID, message.processID) == (2, 3))
          let descriptor = message.takeDescriptor()
          let isThere = descriptor != nil
          #expect(isThere)
        case 1:
          let number = try message.payload(exactly: UInt32.self)
          #expect(number == 0x0403_0201)
        case 2:
          let count = message.payload.byteCount
          #expect(count == 8)
          try output.forward(message)
        case 3:
          try read(message.reader)
          let payload = message.payload
          let fifth = payload.extracting(4..<5).byteCount
          #expect(fifth == 1)
          var kept: [StoredMessage] = []
          kept.append(message.keep())
          try output.forward(kept.removeFirst())
        default:
          _ = consume message
        }
      }
    }
    #expect(types == [1, 5, 2, 3, 4])
    #expect(output.queueLength == 2)
  }

  private func read(_ original: PayloadReader) throws {
    var reader = original
    _ = try reader.readBytes(4)
    let number = try reader.read(UInt32.self)
    #expect(number == 1)
    let other = try reader.readBigEndian(UInt16.self)
    #expect(other == 2)
    try reader.skip(2)
    let string = try reader.readString(paddedTo: 4)
    #expect(string == "a")
    let set = try reader.readBigEndian(UInt32.self)
    #expect(set == 8)
    let last = try reader.readString(count: 1)
    #expect(last == "b")
    try reader.seek(to: 0)
    try reader.truncate(to: 3)
    let count = reader.count
    #expect(count == 3)
  }
}
