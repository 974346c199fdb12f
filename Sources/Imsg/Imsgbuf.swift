import CShims
import Unix

/// A channel, which is one end of a line for messages: imsgbuf_init(3).
///
/// It owns a connected stream socket, which it closes in the end together with
/// the descriptors that it still holds.
///
/// Source: <https://man.openbsd.org/imsgbuf_init.3>
public struct Imsgbuf: ~Copyable {
  /// The longest message unless told otherwise: 16,384 bytes.
  public static let defaultMaximum = 16_384

  /// How headers are written and read.
  public let layout: HeaderLayout
  /// Whether descriptors come and go with messages.
  ///
  /// Where they do not, the system drops those that the peer sends.
  public let passesDescriptors: Bool

  let socket: Descriptor
  /// The sender of a message that names none.
  let processID = getpid()
  var input: Input
  var output = Output()

  /// Takes over a socket, which may be non-blocking.
  ///
  /// A process makes it after it was forked: messages carry the process id of
  /// who made it.
  public init(
    _ socket: consuming Descriptor, layout: HeaderLayout = .length32,
    passesDescriptors: Bool = false
  ) {
    ignoreBrokenPipe(socket.number)
    self.socket = socket
    self.layout = layout
    self.passesDescriptors = passesDescriptors
    input = Input(layout, maximum: Self.defaultMaximum)
  }

  /// The socket's number, for poll(2).
  public var number: Int32 { socket.number }

  /// The longest message, in bytes with its header.
  public var maximum: Int { input.maximum }

  /// Agrees to messages as long as this, in bytes with their headers.
  ///
  /// The peer is to agree to the same. Throws `wrongMaximum` for what no header
  /// of the layout can announce.
  public mutating func setMaximum(_ length: Int) throws(ImsgError) {
    guard Header.size...layout.longest ~= length else {
      throw .wrongMaximum(length)
    }
    input.setMaximum(length)
  }

  /// Forgets what is queued and what has come, and closes the descriptors in
  /// it: imsgbuf_clear(3).
  ///
  /// If a message had come or gone in part, what follows cannot be understood.
  public mutating func clear() {
    input = Input(layout, maximum: maximum)
    output = Output()
  }
}
