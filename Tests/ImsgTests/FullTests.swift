import Foundation
import Imsg
import Libc
import Testing
import Unix

@Suite("A reader that is full loses nothing")
struct FullTests {
  @Test(
    "of 40 descriptors, though it reads until there is no more",
    arguments: layouts)
  func descriptors(_ layout: HeaderLayout) throws {
    let travellers = try (0..<40).map { _ in try Traveller() }
    try withChannel(layout) { channel, peer in
      _ = fcntl(channel.number, F_SETFL, O_NONBLOCK)
      for traveller in travellers {
        try peer.send(
          Frame(layout, isMarked: true).bytes, passing: traveller.leave())
      }
      var files: [File] = []
      var received = Received.full
      while received == .full {
        repeat { received = try channel.input.read() } while received == .bytes
        while let delivery = try? Delivery(from: &channel) {
          if let file = delivery.file { files.append(file) }
        }
      }
      #expect(received == .nothing)
      #expect(files == travellers.map(\.file))
    }
    for traveller in travellers { #expect(traveller.isClosedEverywhere()) }
  }

  @Test("of 64 KiB of messages that nobody gets", arguments: layouts)
  func bytes(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      let frame = Frame(layout, payload: [UInt8](repeating: 1, count: 1_008))
      for _ in 0..<100 { try peer.send(frame.bytes) }
      var received = Received.bytes
      while received == .bytes { received = try channel.input.read() }
      #expect(received == .full)
      var count = try channel.letters().count
      #expect(count == 64)
      while count < 100 { count += try channel.readLetters().count }
      #expect(count == 100)
    }
  }

  @Test("of messages that are taken one after each read")
  func each() throws {
    try withChannel { channel, peer in
      try channel.setMaximum(4_000_000)
      for type in 0..<2_000 {
        try peer.send(Frame(.length32, type: UInt32(type)).bytes)
      }
      let long = [UInt8](repeating: 1, count: 300_000)
      try peer.send(Frame(.length32, type: 2_000, payload: long).bytes)
      var types: [UInt32] = []
      while types.count < 2_001 {
        // The peer has sent all, so that a read never waits for more.
        if channel.input.waits() { _ = try channel.input.read() }
        guard let message = try channel.input.get() else { continue }
        types.append(message.type)
      }
      #expect(types == Array(0...2_000))
    }
  }

  #if os(Linux)
    @Test("and doesn't wait for a byte that is out of band")
    func outOfBand() async {
      await #expect(processExitsWith: .success) {
        alarm(10)
        let ends = try SocketPair()
        let end = ends.left
        var channel = Imsgbuf(ends.right)
        // As much as there is room for at first.
        let frame = Frame(
          .length32, payload: [UInt8](repeating: 1, count: 1_008))
        for _ in 0..<4 { _ = try end.write(frame.bytes) }
        #expect(send(end.number, "!", 1, Int32(MSG_OOB)) == 1)
        #expect(try channel.readLetters().count == 4)
      }
    }
  #endif

  @Test("of what had come before its maximum was lowered", arguments: layouts)
  func lowered(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      try channel.setMaximum(65_535)
      let frame = Frame(layout, payload: [UInt8](repeating: 1, count: 60_000))
      let traveller = try Traveller()
      for _ in 0..<2 { try peer.send(frame.bytes) }
      try peer.send(
        Frame(layout, isMarked: true).bytes, passing: traveller.leave())
      var received = Received.bytes
      while received == .bytes { received = try channel.input.read() }
      #expect(received == .full)
      try channel.setMaximum(60_016)
      #expect(try channel.input.read() == .full)
      var files: [File] = []
      for _ in 0..<3 {
        let delivery = try channel.waitForDelivery()
        if let file = delivery.file { files.append(file) }
      }
      #expect(files == [traveller.file])
    }
  }

  @Test("with a header that is wrong before them")
  func wrong() throws {
    try withChannel { channel, peer in
      try peer.send(Frame(second: 3).bytes)
      let frame = Frame(.length32, payload: [UInt8](repeating: 1, count: 1_008))
      for _ in 0..<100 { try peer.send(frame.bytes) }
      var received = Received.bytes
      while received == .bytes { received = try channel.input.read() }
      #expect(received == .full)
      #expect(throws: ImsgError.wrongLength(3)) { _ = try channel.letters() }
    }
  }

  #if os(Linux)
    @Test(
      "of a descriptor beside credentials, and what else a socket is told",
      arguments: layouts)
    func credentials(_ layout: HeaderLayout) throws {
      let travellers = try (0..<2).map { _ in try Traveller() }
      try withChannel(layout) { channel, peer in
        // SO_PASSCRED, SO_PASSSEC and SO_PASSPIDFD, where there is one.
        for option in [16, 34, 76] as [Int32] {
          var yes: Int32 = 1
          setsockopt(channel.number, SOL_SOCKET, option, &yes, 4)
        }
        for traveller in travellers {
          try peer.send(
            Frame(layout, isMarked: true).bytes, passing: traveller.leave())
          let processes = processDescriptors()
          _ = try channel.input.read()
          #expect(processDescriptors() == processes)
          let delivery = try Delivery(from: &channel)
          #expect(delivery.file == traveller.file)
        }
      }
      for traveller in travellers { #expect(traveller.isClosedEverywhere()) }
    }

    @Test("of the first of 253 descriptors, and closes the rest")
    func most() throws {
      let travellers = try (0..<2).map { _ in try Traveller() }
      try withChannel { channel, peer in
        let numbers = travellers.compactMap(\.number)
        try peer.send(
          Frame(.length32, isMarked: true).bytes,
          descriptors: [numbers[0]]
            + [Int32](repeating: numbers[1], count: 252))
        _ = travellers[1].leave()
        _ = try channel.input.read()
        #expect(travellers[1].isClosedEverywhere())
        let delivery = try Delivery(from: &channel)
        #expect(delivery.file == travellers[0].file)
      }
    }

    /// How many of this process's descriptors stand for processes.
    private func processDescriptors() -> Int {
      (0..<1_024).count { (descriptor: Int32) in
        let link = "/proc/self/fd/\(descriptor)"
        let name = try? FileManager.default.destinationOfSymbolicLink(
          atPath: link)
        return name == "anon_inode:[pidfd]"
      }
    }
  #endif
}

extension Imsgbuf.Input {
  /// Whether the peer has sent what isn't read yet.
  fileprivate func waits() -> Bool {
    var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) == 1
  }
}
