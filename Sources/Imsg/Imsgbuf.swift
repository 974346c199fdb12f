import Libc
import Unix

/// One end of a channel on which two processes exchange messages:
/// imsgbuf_init(3).
///
/// It consists of two views, one for each direction. Either can be used while
/// the other is busy, even on another thread. To use them independently, take
/// the channel apart. This sends every message back to a peer that reads while
/// it sends, until the peer closes its end:
///
///     func echo(on socket: consuming Descriptor) throws {
///       let channel = Imsgbuf(socket)
///       var input = channel.input
///       var output = channel.output
///       while try input.read() != .end {
///         while let message = try input.get() {
///           try output.compose(type: message.type, message.payload)
///         }
///         try output.flush()
///       }
///     }
///
/// If the socket is non-blocking, read when poll(2) says that there is
/// something, and call `write()` in place of `flush()`.
///
/// While a message is in use, nothing can be read from `input`, and a variable
/// that holds the whole channel cannot be used at all. A class or a struct can
/// hold the views in two properties, and pass both to a function that does not
/// use `self`, such as a static one: `try Self.echo(&input, &output)`. Or it
/// copies each message first: `while let message = try input.get()?.keep()`.
/// Swift can take apart a local variable or a parameter, but no global one.
///
/// The channel owns a connected stream socket. Once both views are gone, the
/// socket is closed, and so are the descriptors that are still queued or
/// unclaimed.
///
/// See <https://man.openbsd.org/imsgbuf_init.3>.
@frozen public struct Imsgbuf: ~Copyable, Sendable {
  /// The length of the longest message unless told otherwise, in bytes with its
  /// header: 16,384, C's MAX_IMSGSIZE.
  public static let defaultMaximum = 16_384

  /// The view that receives messages from the peer.
  public var input: Input
  /// The view that sends messages to the peer.
  public var output: Output

  /// Makes a channel of a connected stream socket, which may be non-blocking.
  ///
  /// Both ends must use the same layout. Make the channel after a fork, in the
  /// process that is to use it: its messages carry the id of the process that
  /// made it.
  ///
  /// Descriptors can be sent and received only if `passesDescriptors` is true,
  /// as after C's imsgbuf_allow_fdpass(3). Otherwise the system drops those
  /// that the peer sends.
  public init(
    _ socket: consuming Descriptor, layout: HeaderLayout = .length32,
    passesDescriptors: Bool = false
  ) {
    ignoreBrokenPipe(socket.number)
    let connection = Connection(socket)
    input = Input(connection, layout, passesDescriptors: passesDescriptors)
    output = Output(connection, layout, passesDescriptors: passesDescriptors)
  }

  /// Puts the two views of a channel together again, to take its socket back.
  ///
  /// - Precondition: The views are of the same channel.
  public init(input: consuming Input, output: consuming Output) {
    precondition(
      input.connection === output.connection,
      "a channel's two views are of one socket")
    self.input = input
    self.output = output
  }

  /// The number of the socket, for poll(2).
  public var number: Int32 { input.connection.number }

  /// Sets the length of the longest message, in both directions, in bytes with
  /// its header: imsgbuf_set_maxsize(3).
  ///
  /// Call it before you take the channel apart. The argument of C's function
  /// does not count the header. The peer must allow messages of the same
  /// length. Each is kept in memory as a whole, and a process that cannot get
  /// the memory for it is terminated.
  ///
  /// Throws `wrongMaximum` (EINVAL) if `length` is less than the 16 bytes of a
  /// header, or more than a header of the layout can announce.
  public mutating func setMaximum(_ length: Int) throws(ImsgError) {
    let longest = min(input.layout.longest, output.layout.longest)
    guard Header.size...longest ~= length else {
      throw .wrongMaximum(length)
    }
    input.maximum = length
    output.maximum = length
  }

  /// Discards everything that is queued or has come, wipes it, and closes the
  /// descriptors in it: imsgbuf_clear(3).
  ///
  /// Unlike C's, the channel can still be used. But if only a part of a message
  /// had come, what follows cannot be understood here, and if only a part of
  /// one had been sent, the peer cannot understand what follows. With the older
  /// layout, descriptors may have come before their messages: those messages
  /// then get others, or none.
  public mutating func clear() {
    input.clear()
    output.clear()
  }

  /// Ends the channel, and returns its socket.
  ///
  /// Everything that is queued or has not been taken is discarded and wiped,
  /// and the descriptors in it are closed. That includes bytes after the last
  /// message that happened to be read along with it: before it sends anything
  /// but messages, the peer should wait to be told to.
  ///
  /// - Precondition: The views are of the same channel.
  public consuming func takeSocket() -> Descriptor {
    precondition(
      input.connection === output.connection,
      "a channel whose views are of two sockets has none to give back")
    return input.connection.takeSocket()
  }
}
