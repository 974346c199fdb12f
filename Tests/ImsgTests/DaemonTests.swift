import Libc
import Foundation
import Imsg
import Testing
import Unix

/// A daemon that nobody here wrote: OpenBSD's bgpd, from Debian's package.
@Suite(
  "A running bgpd answers as it answers bgpctl",
  .enabled(
    if: RoutingDaemon.isAvailable,
    "needs root, namespaces, and bgpd and bgpctl of OpenBGPD 7.7"),
  .timeLimit(.minutes(5)))
struct DaemonTests {
  /// Its messages, of which the first is a question as well.
  private enum Kind {
    static let set: UInt32 = 26
    static let end: UInt32 = 1
  }

  @Test("and its frames, without descriptors, are those of either layout")
  func sets() throws {
    try RoutingDaemon.withOne { daemon in
      let printed = try JSONDecoder().decode(
        Printed.self, from: daemon.answer(to: "show", "sets"))
      #expect(
        printed.sets.map(\.name) == ["RPKI ROA", "friends", "private", "ours"])
      for layout in layouts {
        var channel = Imsgbuf(
          try connect(to: daemon.socket), layout: layout,
          passesDescriptors: true)
        try channel.output.compose(type: Kind.set)
        try channel.output.flush()
        var sets: [AddressSet] = []
        while true {
          let delivery = try channel.waitForDelivery()
          // The daemon finds by the process id whom it answers.
          #expect(delivery.letter.processID == getpid())
          #expect(!delivery.letter.isMarked)
          if delivery.letter.type == Kind.end { break }
          #expect(delivery.letter.type == Kind.set)
          sets.append(try AddressSet(payload: delivery.letter.payload))
        }
        #expect(sets == printed.sets)
      }
    }
  }
}

/// What bgpctl prints.
private struct Printed: Decodable {
  let sets: [AddressSet]
}

/// What the daemon tells of a set of addresses or numbers.
private struct AddressSet: Decodable, Equatable {
  let name: String
  let type: String
  /// How many there are of each kind that such a set may hold.
  var num_IPv4: Int?
  var num_IPv6: Int?
  var num_ASnum: Int?
}

extension AddressSet {
  /// Reads the daemon's own structure: a name in 128 bytes, when it changed,
  /// three counts, and which type it is.
  init(payload: [UInt8]) throws {
    var reader = PayloadReader(payload.span.bytes)
    var rest = reader
    name = try rest.readString()
    try reader.skip(128 + 8)
    let ipv4 = Int(try reader.read(UInt64.self))
    let ipv6 = Int(try reader.read(UInt64.self))
    let numbers = Int(try reader.read(UInt64.self))
    let types = ["ASNUM", "PREFIX", "ORIGIN", "ROA"]
    type = types[Int(try reader.read(UInt32.self))]
    if type == "ASNUM" {
      num_ASnum = numbers
    } else {
      (num_IPv4, num_IPv6) = (ipv4, ipv6)
    }
  }
}

/// Connects to a socket that has a name in the file system.
private func connect(to path: String) throws -> Descriptor {
  let descriptor = Descriptor(owning: makeStreamSocket())
  if connectSocket(descriptor.number, path) == -1 {
    throw SystemError("connect")
  }
  return descriptor
}
