import Libc
import Foundation
import Unix

/// The other end of a channel, spoken to by plain system calls.
///
/// It sends what the library would not, and shows what the library sent.
struct Peer: ~Copyable {
  private let socket: Descriptor

  init(_ socket: consuming Descriptor) throws(SystemError) {
    // A test sends all before it receives, in one thread.
    for option in [SO_SNDBUF, SO_RCVBUF] {
      var room: Int32 = 1 << 20
      let size = socklen_t(MemoryLayout.size(ofValue: room))
      if setsockopt(socket.number, SOL_SOCKET, option, &room, size) == -1 {
        throw SystemError("setsockopt")
      }
    }
    self.socket = socket
  }

  /// Sends bytes and descriptors by one call.
  func send(
    _ bytes: [UInt8], descriptors: [Int32] = []
  ) throws(SystemError) {
    var control = [UInt8](
      repeating: 0,
      count: Self.controlHeader + MemoryLayout<Int32>.size * descriptors.count)
    control.withUnsafeMutableBytes { control in
      var header = cmsghdr()
      header.cmsg_len = .init(control.count)
      header.cmsg_level = SOL_SOCKET
      header.cmsg_type = .init(SCM_RIGHTS)
      control.storeBytes(of: header, as: cmsghdr.self)
      for (index, each) in descriptors.enumerated() {
        control.storeBytes(
          of: each, toByteOffset: Self.controlHeader + 4 * index, as: Int32.self
        )
      }
    }
    var bytes = bytes
    let sent = message(&bytes, &control) { message in
      if descriptors.isEmpty {
        message.msg_control = nil
        message.msg_controllen = 0
      }
      return sendmsg(socket.number, &message, 0)
    }
    if sent == -1 { throw SystemError("sendmsg") }
    precondition(sent == bytes.count, "a test's socket has room for all of it")
  }

  /// Sends bytes and a descriptor, and closes its copy of that.
  func send(
    _ bytes: [UInt8], passing descriptor: consuming Descriptor?
  ) throws(SystemError) {
    guard let descriptor else { return try send(bytes) }
    try send(bytes, descriptors: [descriptor.number])
  }

  /// Receives by one call what there is, and the descriptors with it, whose
  /// numbers are the caller's to close.
  func receive() throws(SystemError) -> (bytes: [UInt8], descriptors: [Int32]) {
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    var control = [UInt8](repeating: 0, count: Self.controlHeader + 4 * 16)
    var filled = 0
    let count = message(&bytes, &control) { message in
      let count = recvmsg(socket.number, &message, 0)
      filled = Int(message.msg_controllen)
      return count
    }
    if count == -1 { throw SystemError("recvmsg") }
    var descriptors: [Int32] = []
    control.withUnsafeBytes { control in
      guard filled > 0 else { return }
      let end = Int(control.load(as: cmsghdr.self).cmsg_len)
      for offset in stride(from: Self.controlHeader, to: end, by: 4) {
        descriptors.append(control.load(fromByteOffset: offset, as: Int32.self))
      }
    }
    return (Array(bytes[..<count]), descriptors)
  }

  /// Sends nothing more, and so dies as far as the library can see.
  func end() {
    shutdown(socket.number, Int32(SHUT_WR))
  }

  /// Closes its end.
  consuming func close() {
    // As the value ends.
  }

  /// Receives what there is, and leaves nothing of it in this process's memory.
  func skip() throws(SystemError) {
    var room = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket.number, &room, room.count, 0)
    wipe(&room, room.count)
    if count == -1 { throw SystemError("recv") }
  }

  /// Whether there is something to receive, or the end.
  func hears() -> Bool { waitForEvent(socket.number, milliseconds: 0) }

  /// Whether the library's end is closed, all copies of it, within ten seconds.
  func seesTheEnd() -> Bool {
    while waitForEvent(socket.number) {
      guard let count = try? receive().bytes.count else { return true }
      if count == 0 { return true }
    }
    return false
  }

  /// The bytes of a control message before its descriptors.
  private static let controlHeader = MemoryLayout<cmsghdr>.size

  private func message(
    _ bytes: inout [UInt8], _ control: inout [UInt8],
    _ call: (inout msghdr) -> Int
  ) -> Int {
    bytes.withUnsafeMutableBytes { bytes in
      control.withUnsafeMutableBytes { control in
        var block = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
        return withUnsafeMutablePointer(to: &block) { block in
          var message = msghdr()
          message.msg_iov = block
          message.msg_iovlen = 1
          message.msg_control = control.baseAddress
          message.msg_controllen = .init(control.count)
          return call(&message)
        }
      }
    }
  }
}

/// Waits until there is something to read, or the end, for ten seconds at most.
func waitForEvent(_ descriptor: Int32, milliseconds: Int32 = 10_000) -> Bool {
  var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  while true {
    let count = poll(&entry, 1, milliseconds)
    if count != -1 { return count == 1 }
    if lastError() != EINTR { return false }
  }
}
