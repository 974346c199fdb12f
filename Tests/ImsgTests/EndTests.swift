import Foundation
import Imsg
import TestSupport
import Testing
import Unix

@Suite("A peer that dies is noticed")
struct EndTests {
  @Test("at each byte, and what it said before is kept", arguments: layouts)
  func everyByte(_ layout: HeaderLayout) throws {
    let frames = [
      Frame(layout, type: 1, payload: [9, 9, 9]).bytes,
      Frame(layout, type: 2, payload: Array("hello".utf8)).bytes,
    ]
    let stream = Array(frames.joined())
    for cut in 0...stream.count {
      let whole = cut < frames[0].count ? 0 : cut < stream.count ? 1 : 2
      let rest = cut - frames[..<whole].joined().count
      try withChannel(layout) { channel, peer in
        try peer.send(Array(stream[..<cut]))
        peer.end()
        if cut > 0 { _ = try channel.input.read() }
        for _ in 0..<2 {
          if rest == 0 {
            let received = try channel.input.read()
            #expect(received == .end)
          } else {
            #expect(throws: ImsgError.endInsideMessage(rest)) {
              _ = try channel.input.read()
            }
          }
        }
        let letters = try channel.letters()
        #expect(letters.map(\.type) == Array([1, 2].prefix(whole)))
      }
    }
  }

  @Test(
    "with a descriptor that belongs to no whole message", arguments: layouts)
  func descriptor(_ layout: HeaderLayout) throws {
    let frame = Frame(layout, payload: [1, 2], isMarked: true).bytes
    for cut in 1..<frame.count {
      let traveller = try Traveller()
      try withChannel(layout) { channel, peer in
        try peer.send(Array(frame[..<cut]), passing: traveller.leave())
        peer.end()
        let letters = try channel.readLetters()
        #expect(letters.isEmpty)
        #expect(throws: ImsgError.endInsideMessage(cut)) {
          _ = try channel.input.read()
        }
        #expect(traveller.isOpenSomewhere())
      }
      #expect(traveller.isClosedEverywhere())
    }
  }

  @Test("when one writes: EPIPE, and no signal", .ownThread)
  func brokenPipe() async {
    // In a process of its own, which a signal would end.
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_DFL)
      for layout in layouts {
        let ends = try SocketPair()
        var channel = Imsgbuf(
          ends.left, layout: layout, passesDescriptors: true)
        try ends.right.close()
        for descriptor in [nil, try Traveller()] {
          try channel.output.compose(
            type: 1, descriptor: descriptor?.leave(), [1, 2, 3])
          for _ in 0..<2 {
            let error = #expect(throws: ImsgError.self) {
              _ = try channel.output.write()
            }
            #expect(error?.number == EPIPE)
          }
          #expect(throws: ImsgError.self) { try channel.output.flush() }
          channel.clear()
          #expect(descriptor?.isClosedEverywhere() != false)
        }
      }
    }
  }

  #if os(Linux)
    @Test("though it left unread what was sent to it", arguments: layouts)
    func unread(_ layout: HeaderLayout) throws {
      let ends = try SocketPair()
      var channel = Imsgbuf(ends.left, layout: layout)
      try channel.output.compose(type: 1)
      try channel.output.flush()
      let peer = try Peer(ends.right)
      try peer.send(Frame(layout, type: 2).bytes)
      peer.close()
      // Its last words come first.
      let letters = try channel.readLetters()
      #expect(letters == [Letter(type: 2)])
      let error = #expect(throws: ImsgError.self) {
        _ = try channel.input.read()
      }
      #expect(error?.number == ECONNRESET)
      let received = try channel.input.read()
      #expect(received == .end)
    }
  #endif
}
