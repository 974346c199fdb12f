import Imsg
import Unix

/// What a peer does: it sends these parts, each by one call, and dies.
struct Scenario {
  struct Part {
    var bytes: [UInt8]
    /// Descriptors to send with them, by their places in a list.
    var descriptors: [Int] = []
  }

  var layout: HeaderLayout
  var passesDescriptors = true
  var maximum = Imsgbuf.defaultMaximum
  var parts: [Part]
}

/// The library and the model do not agree.
struct Disagreement: Error {
  let what: String
  let scenario: Scenario
}

extension Scenario {
  /// Lets the library receive it all, and holds what it makes of it against the
  /// model.
  ///
  /// Returns how many messages there were.
  func play(passing travellers: [Traveller]) throws -> Int {
    do {
      return try compare(passing: travellers)
    } catch let error as Disagreement {
      throw error
    } catch {
      throw Disagreement(what: "\(error) is not thrown", scenario: self)
    }
  }

  private func compare(passing travellers: [Traveller]) throws -> Int {
    let ends = try SocketPair()
    let peer = try Peer(ends.right)
    var channel = Imsgbuf(
      ends.left, layout: layout, passesDescriptors: passesDescriptors)
    try channel.setMaximum(maximum)
    var model = Model(layout, maximum: maximum)
    var count = 0

    for part in parts where !part.bytes.isEmpty {
      try peer.send(
        part.bytes,
        descriptors: part.descriptors.compactMap { travellers[$0].number })
      if model.waiting == 16 {
        try expect(.unclaimedDescriptors) { _ = try channel.input.read() }
        return count
      }
      let arrive = passesDescriptors ? part.descriptors : []
      model.receive(part.bytes, descriptors: arrive)
      let received = try channel.input.read()
      try require(received == .bytes, "what was sent is received")
      var outcome = model.next()
      while case .letter(let letter, let id) = outcome {
        let delivery = try Delivery(from: &channel)
        try require(delivery.letter == letter, "a message is what was sent")
        let file = id.map { travellers[$0].file }
        try require(delivery.file == file, "its descriptor is its own")
        outcome = model.next()
        count += 1
      }
      if case .wrongLength(let length) = outcome {
        for _ in 0..<2 {
          try expect(.wrongLength(length)) { _ = try channel.letters() }
        }
        return count
      }
      let more = try channel.letters()
      try require(more.isEmpty, "nothing is a message that was not sent")
    }

    peer.end()
    if model.waiting == 16 {
      try expect(.unclaimedDescriptors) { _ = try channel.input.read() }
    } else if model.incomplete > 0 {
      try expect(.endInsideMessage(model.incomplete)) {
        _ = try channel.input.read()
      }
    } else {
      let received = try channel.input.read()
      try require(received == .end, "the end is seen")
    }
    return count
  }

  private func require(_ holds: Bool, _ what: String) throws {
    if !holds { throw Disagreement(what: what, scenario: self) }
  }

  private func expect(_ error: ImsgError, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let thrown as ImsgError where thrown == error {
      return
    }
    throw Disagreement(what: "\(error) is thrown", scenario: self)
  }
}
