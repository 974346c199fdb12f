import Libc
import Foundation
import Imsg
import TestSupport
import Testing
import Unix

@Suite("Descriptors go with their messages")
struct DescriptorTests {
  @Test("each with its own, in their order", arguments: layouts)
  func order(_ layout: HeaderLayout) throws {
    let travellers = try (0..<8).map { _ in try Traveller() }
    try withChannel(layout) { sender, peer in
      for traveller in travellers {
        try sender.output.compose(type: 1, [1])
        try sender.output.compose(
          type: 2, descriptor: traveller.leave(), [2, 2])
        try sender.output.compose(type: 3)
      }
      try sender.output.flush()
      // They were closed when they were sent.
      try withChannel(layout) { channel, second in
        // What was sent is told again to a channel that receives.
        var parts = 0
        while parts < travellers.count {
          let (bytes, descriptors) = try peer.receive()
          try second.send(bytes, descriptors: descriptors)
          for each in descriptors { _ = Descriptor(owning: each) }
          parts += descriptors.count
          _ = try channel.input.read()
          var file: File?
          repeat {
            let delivery = try Delivery(from: &channel)
            file = delivery.file
          } while file == nil
          #expect(file == travellers[parts - 1].file)
        }
      }
    }
    for traveller in travellers { #expect(traveller.isClosedEverywhere()) }
  }

  @Test("are handed over once, and closed on exec", arguments: layouts)
  func once(_ layout: HeaderLayout) throws {
    let traveller = try Traveller()
    try withChannel(layout) { channel, peer in
      let descriptor = try #require(traveller.number)
      _ = fcntl(descriptor, F_SETFD, 0)
      try peer.send(
        Frame(layout, isMarked: true).bytes, passing: traveller.leave())
      _ = try channel.input.read()
      guard var message = try channel.input.get() else { throw NoMessage() }
      #expect(traveller.isOpenSomewhere())
      guard let first = message.takeDescriptor() else { throw NoMessage() }
      let hasSecond = message.takeDescriptor() != nil
      #expect(!hasSecond)
      #expect(fcntl(first.number, F_GETFD) == FD_CLOEXEC)
      #expect(File(first.number) == traveller.file)
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("are closed with a message when nobody takes them", arguments: layouts)
  func notTaken(_ layout: HeaderLayout) throws {
    let traveller = try Traveller()
    try withChannel(layout) { channel, peer in
      try peer.send(
        Frame(layout, isMarked: true).bytes, passing: traveller.leave())
      let letters = try channel.readLetters()
      #expect(letters == [Letter(type: 1, isMarked: true)])
      #expect(traveller.isClosedEverywhere())
    }
  }

  @Test("are closed when nobody gets their message", arguments: layouts)
  func notGot(_ layout: HeaderLayout) throws {
    let traveller = try Traveller()
    try withChannel(layout) { channel, peer in
      try peer.send(
        Frame(layout, isMarked: true).bytes, passing: traveller.leave())
      _ = try channel.input.read()
      #expect(traveller.isOpenSomewhere())
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("do not come because a mark says so", arguments: layouts)
  func markAlone(_ layout: HeaderLayout) throws {
    let traveller = try Traveller()
    try withChannel(layout) { channel, peer in
      let frame = Frame(layout, isMarked: true).bytes
      try peer.send(frame)
      try peer.send(frame, passing: traveller.leave())
      try peer.send(frame)
      var files: [File?] = []
      while files.count < 3 {
        _ = try channel.input.read()
        while let delivery = try? Delivery(from: &channel) {
          #expect(delivery.letter == Letter(type: 1, isMarked: true))
          files.append(delivery.file)
        }
      }
      // The system may hand out the first two frames together.
      #expect(files.compactMap(\.self) == [traveller.file])
      #expect(files[2] == nil)
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("without a mark are closed, in the newer layout")
  func unmarked32() throws {
    let traveller = try Traveller()
    try withChannel(.length32) { channel, peer in
      let unmarked = Frame(.length32).bytes
      try peer.send(unmarked, passing: traveller.leave())
      var letters = try channel.readLetters()
      #expect(letters == [Letter(type: 1)])
      let isOpen = traveller.isOpenSomewhere()
      #expect(!isOpen, "no message that began in the same part may claim it")
      try peer.send(Frame(.length32, type: 2, isMarked: true).bytes)
      _ = try channel.input.read()
      let delivery = try Delivery(from: &channel)
      #expect(delivery.number == nil)
      letters = try channel.letters()
      #expect(letters.isEmpty)
    }
  }

  @Test("without a mark wait for the next, in the older layout")
  func unmarked16() throws {
    let traveller = try Traveller()
    try withChannel(.length16) { channel, peer in
      try peer.send(Frame(.length16).bytes, passing: traveller.leave())
      for type in 2..<UInt32(5) {
        try peer.send(Frame(.length16, type: type).bytes)
      }
      try peer.send(Frame(.length16, type: 5, isMarked: true).bytes)
      let (types, file) = try channel.receive(messages: 5)
      #expect(types == [1, 2, 3, 4, 5])
      #expect(file == traveller.file)
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("may come with bytes of messages before", arguments: layouts)
  func glued(_ layout: HeaderLayout) throws {
    let traveller = try Traveller()
    let plain = Frame(layout, type: 1, payload: [1, 2, 3]).bytes
    let marked = Frame(layout, type: 2, payload: [4], isMarked: true).bytes
    try withChannel(layout) { channel, peer in
      try peer.send(plain + plain + marked + plain, passing: traveller.leave())
      _ = try channel.input.read()
      for type in [1, 1, 2, 1] as [UInt32] {
        let delivery = try Delivery(from: &channel)
        #expect(delivery.letter.type == type)
        #expect(delivery.file == (type == 2 ? traveller.file : nil))
      }
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test(
    "come though their header comes in two reads", arguments: layouts, 0...17)
  func straddling(_ layout: HeaderLayout, _ missing: Int) throws {
    let traveller = try Traveller()
    try withChannel(layout) { channel, peer in
      // Four messages fill 64 KiB, but for so many bytes.
      for length in [16_384, 16_384, 16_384, 16_384 - missing] {
        let payload = [UInt8](repeating: 1, count: length - 16)
        try peer.send(Frame(layout, type: 1, payload: payload).bytes)
      }
      try peer.send(
        Frame(layout, type: 2, payload: [2], isMarked: true).bytes,
        passing: traveller.leave())
      let (types, file) = try channel.receive(messages: 5)
      #expect(types == [1, 1, 1, 1, 2])
      #expect(file == traveller.file)
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("are one to a message: of ten the first", arguments: layouts)
  func ten(_ layout: HeaderLayout) throws {
    let travellers = try (0..<10).map { _ in try Traveller() }
    try withChannel(layout) { channel, peer in
      let frame = Frame(layout, isMarked: true).bytes
      try peer.send(
        frame + frame, descriptors: travellers.compactMap(\.number))
      for traveller in travellers { _ = traveller.leave() }
      _ = try channel.input.read()
      let first = try Delivery(from: &channel)
      #expect(first.file == travellers[0].file)
      let second = try Delivery(from: &channel)
      #expect(second.file == nil)
      for traveller in travellers.dropFirst() {
        #expect(traveller.isClosedEverywhere())
      }
    }
    #expect(travellers[0].isClosedEverywhere())
  }

  @Test("wait for messages to come, but no more than 16", arguments: layouts)
  func unclaimed(_ layout: HeaderLayout) throws {
    let travellers = try (0..<17).map { _ in try Traveller() }
    try withChannel(layout) { channel, peer in
      // A message so long that each byte can bring a descriptor.
      let frame = Frame(
        layout, payload: [UInt8](repeating: 0, count: 100), isMarked: true)
      for (byte, traveller) in zip(frame.bytes, travellers).dropLast() {
        try peer.send([byte], passing: traveller.leave())
        _ = try channel.input.read()
      }
      try peer.send([0], passing: travellers[16].leave())
      for _ in 0..<2 {
        #expect(throws: ImsgError.unclaimedDescriptors) {
          _ = try channel.input.read()
        }
      }
      for traveller in travellers[..<16] {
        #expect(traveller.isOpenSomewhere())
      }
    }
    for traveller in travellers { #expect(traveller.isClosedEverywhere()) }
  }

  @Test("pass only where the channel passes them", arguments: layouts)
  func passesNone(_ layout: HeaderLayout) throws {
    let (going, coming) = try (Traveller(), Traveller())
    try withChannel(layout, passesDescriptors: false) { channel, peer in
      #expect(throws: ImsgError.passesNoDescriptors) {
        try channel.output.compose(type: 1, descriptor: going.leave(), [1])
      }
      #expect(going.isClosedEverywhere())
      #expect(channel.output.queuedBytes == 0)

      try peer.send(
        Frame(layout, isMarked: true).bytes, passing: coming.leave())
      _ = try channel.input.read()
      #expect(coming.isClosedEverywhere())
      let delivery = try Delivery(from: &channel)
      #expect(delivery.letter == Letter(type: 1, isMarked: true))
      #expect(delivery.number == nil)
    }
  }

  #if os(Linux)
    @Test(
      "stay away where there is no room for them, unlike their messages",
      .ownThread)
    func exhausted() async {
      // In a process of its own, which has room for few.
      await #expect(processExitsWith: .success) {
        for layout in layouts {
          let traveller = try Traveller()
          let late = try Traveller()
          try withChannel(layout) { channel, peer in
            let frame = Frame(layout, payload: [1], isMarked: true).bytes
            try peer.send(frame, passing: traveller.leave())
            try withoutRoomForDescriptors {
              _ = try channel.input.read()
              let delivery = try Delivery(from: &channel)
              let letter = Letter(type: 1, isMarked: true, payload: [1])
              #expect(delivery.letter == letter)
              #expect(delivery.number == nil)
            }
            #expect(traveller.isClosedEverywhere())
            try peer.send(frame, passing: late.leave())
            _ = try channel.input.read()
            let delivery = try Delivery(from: &channel)
            #expect(delivery.file == late.file)
          }
        }
      }
    }
  #endif
}

extension Imsgbuf {
  /// Reads until so many messages have come: their types, and the file that
  /// came with one.
  fileprivate mutating func receive(
    messages count: Int
  ) throws -> (types: [UInt32], file: File?) {
    var types: [UInt32] = []
    var file: File?
    while types.count < count {
      if try input.read() == .end { throw NoMessage() }
      while let delivery = try? Delivery(from: &self) {
        types.append(delivery.letter.type)
        file = delivery.file ?? file
      }
    }
    return (types, file)
  }
}

#if os(Linux)
  /// Lets this process open nothing meanwhile.
  private func withoutRoomForDescriptors(_ body: () throws -> Void) throws {
    var usual = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    getrlimit(resource, &usual)
    var none = rlimit(rlim_cur: 0, rlim_max: usual.rlim_max)
    setrlimit(resource, &none)
    defer { setrlimit(resource, &usual) }
    #expect(dup(0) == -1)
    try body()
  }
#endif
