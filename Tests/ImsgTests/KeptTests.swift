import Imsg
import Testing
import Unix

@Suite("A message can be kept")
struct KeptTests {
  @Test("beyond the next, and forwarded later, with its descriptor")
  func forward() throws {
    let traveller = try Traveller()
    try withChannel { source, sender in
      var kept: [StoredMessage] = []
      for type in [1, 2, 3] as [UInt32] {
        try sender.send(
          Frame(.length32, type: type, payload: [9], isMarked: type == 2).bytes,
          passing: type == 2 ? traveller.leave() : nil)
      }
      while kept.count < 3 {
        _ = try source.input.read()
        while let message = try source.input.get() {
          kept.append(message.keep())
        }
      }
      #expect(kept.map(\.payload) == [[9], [9], [9]])
      try withChannel { target, receiver in
        for message in kept.reversed() { try target.output.forward(message) }
        try target.output.flush()
        var types: [UInt8] = []
        var files: [File] = []
        while types.count < 3 {
          let (bytes, descriptors) = try receiver.receive()
          types += stride(from: 0, to: bytes.count, by: 17).map { bytes[$0] }
          files += descriptors.map(File.init)
          for each in descriptors { _ = Descriptor(owning: each) }
        }
        #expect(types == [3, 2, 1])
        #expect(files == [traveller.file])
      }
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("and keeps its descriptor where it cannot be forwarded")
  func refused() throws {
    let traveller = try Traveller()
    try withChannel { source, sender in
      try sender.send(
        Frame(.length32, payload: [1, 2], isMarked: true).bytes,
        passing: traveller.leave())
      _ = try source.input.read()
      guard let message = try source.input.get() else { throw NoMessage() }
      let kept = message.keep()
      try withChannel(passesDescriptors: false) { target, _ in
        #expect(throws: ImsgError.passesNoDescriptors) {
          try target.output.forward(kept)
        }
      }
      try withChannel { target, _ in
        try target.setMaximum(17)
        #expect(throws: ImsgError.tooLong(18)) {
          try target.output.forward(kept)
        }
      }
      #expect(traveller.isOpenSomewhere())
      let descriptor = kept.takeDescriptor()
      let hasSecond = kept.takeDescriptor() != nil
      #expect(!hasSecond)
      guard let descriptor else { throw NoMessage() }
      #expect(File(descriptor.number) == traveller.file)
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("and closes its descriptor when nobody takes it")
  func dropped() throws {
    let traveller = try Traveller()
    try withChannel { channel, peer in
      try peer.send(
        Frame(.length32, isMarked: true).bytes, passing: traveller.leave())
      _ = try channel.input.read()
      guard let message = try channel.input.get() else { throw NoMessage() }
      _ = message.keep()
      #expect(traveller.isClosedEverywhere())
    }
  }
}
