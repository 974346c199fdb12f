import Imsg
import Testing
import Unix

@Suite("A message is forwarded as it came")
struct ForwardTests {
  @Test(
    "from either layout to either, with its descriptor", arguments: layouts,
    layouts)
  func forward(_ from: HeaderLayout, _ to: HeaderLayout) throws {
    let traveller = try Traveller()
    let payload = Array("what it says".utf8)
    try withChannel(from) { source, sender in
      try withChannel(to) { target, receiver in
        let frame = Frame(from, type: 6, payload: payload, isMarked: true)
        try sender.send(frame.with(processID: 77), passing: traveller.leave())
        _ = try source.input.read()
        try target.forwardNext(from: &source)
        try target.output.flush()
        let (bytes, descriptors) = try receiver.receive()
        let expected = Frame(to, type: 6, payload: payload, isMarked: true)
        #expect(bytes == expected.with(processID: 77))
        #expect(descriptors.map(File.init) == [traveller.file])
        for each in descriptors { _ = Descriptor(owning: each) }
      }
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("but for a mark whose descriptor did not come")
  func lost() throws {
    try withChannel { source, sender in
      try withChannel { target, receiver in
        try sender.send(Frame(.length32, isMarked: true).with(processID: 77))
        _ = try source.input.read()
        try target.forwardNext(from: &source)
        try target.output.flush()
        let bytes = try receiver.receive().bytes
        #expect(bytes == Frame(.length32).with(processID: 77))
      }
    }
  }

  @Test("and not where it would be too long")
  func tooLong() throws {
    let traveller = try Traveller()
    try withChannel { source, sender in
      try withChannel { target, _ in
        try target.setMaximum(17)
        try sender.send(
          Frame(.length32, payload: [1, 2], isMarked: true).bytes,
          passing: traveller.leave())
        _ = try source.input.read()
        #expect(throws: ImsgError.tooLong(18)) {
          try target.forwardNext(from: &source)
        }
        #expect(target.output.queuedBytes == 0)
        #expect(traveller.isClosedEverywhere())
      }
    }
  }

  @Test("and no descriptor where none pass")
  func passesNone() throws {
    let traveller = try Traveller()
    try withChannel { source, sender in
      try withChannel(passesDescriptors: false) { target, _ in
        try sender.send(
          Frame(.length32, isMarked: true).bytes, passing: traveller.leave())
        _ = try source.input.read()
        #expect(throws: ImsgError.passesNoDescriptors) {
          try target.forwardNext(from: &source)
        }
        #expect(target.output.queuedBytes == 0)
        #expect(traveller.isClosedEverywhere())
      }
    }
  }
}

extension Imsgbuf {
  /// Forwards the next message that a channel has read.
  fileprivate mutating func forwardNext(from source: inout Imsgbuf) throws {
    guard let message = try source.input.get() else { throw NoMessage() }
    try output.forward(message)
  }
}
