import Libc
import Unix

/// The reason why a message could not be sent, received or read.
///
/// Each is listed with its errno(3), which `number` returns.
public enum ImsgError: Error, Equatable, CustomStringConvertible {
  /// A system call failed: its own errno.
  case system(SystemError)
  /// A header announces a length, in bytes, that is shorter than a header or
  /// longer than `maximum`: ERANGE.
  ///
  /// Where the next message begins cannot be known, so the channel is of no
  /// more use, unless a larger maximum makes it a message.
  case wrongLength(Int)
  /// A message to be queued would have this many bytes with its header, or even
  /// more, which exceeds `maximum`: ERANGE.
  case tooLong(Int)
  /// The peer closed its end inside a message, after this many bytes of it:
  /// ECONNRESET.
  case endInsideMessage(Int)
  /// A read goes beyond the end of a payload, a `set` or `truncate` beyond what
  /// has been written, or a size is negative: EBADMSG.
  case outOfBounds
  /// A payload has this size, in bytes, and not the expected one: EBADMSG.
  case wrongSize(Int)
  /// A string contains a NUL, and could not be told from a shorter one: EINVAL.
  case nulInString
  /// The field of a string has no room for the NUL that must end it, or
  /// contains none: EOVERFLOW.
  case longString
  /// A string is not valid UTF-8 from this offset in the payload on: EILSEQ.
  case invalidUTF8(at: Int)
  /// A message has a descriptor, but the channel was not made to pass any:
  /// EINVAL.
  case passesNoDescriptors
  /// Sixteen descriptors are waiting, and there is no message to claim one:
  /// EMFILE.
  case unclaimedDescriptors
  /// This maximum, in bytes, is less than a header, or more than a header of
  /// the layout can announce: EINVAL.
  case wrongMaximum(Int)

  /// The number of the error: errno(3).
  ///
  /// It is usually the one that C's imsg sets, if it has such an error. An
  /// exception is `outOfBounds` from a writer's `set`, for which C sets ERANGE.
  public var number: Int32 {
    switch self {
    case .system(let error): error.number
    case .wrongLength, .tooLong: ERANGE
    case .endInsideMessage: ECONNRESET
    case .outOfBounds, .wrongSize: EBADMSG
    case .longString: EOVERFLOW
    case .invalidUTF8: EILSEQ
    case .nulInString, .passesNoDescriptors, .wrongMaximum: EINVAL
    case .unclaimedDescriptors: EMFILE
    }
  }

  /// What is wrong, in a few words, such as `a header announces 3 bytes`.
  public var description: String {
    switch self {
    case .system(let error): error.description
    case .wrongLength(let length): "a header announces \(length) bytes"
    case .tooLong(let length): "a message of \(length) bytes is too long"
    case .endInsideMessage(let count):
      "the peer closed after \(count) bytes of a message"
    case .outOfBounds: "a size or a place is outside of a payload"
    case .wrongSize(let size): "a payload has an unexpected \(size) bytes"
    case .nulInString: "a string contains a NUL"
    case .longString: "a string does not fit its field"
    case .invalidUTF8(let offset): "a string is not UTF-8 at byte \(offset)"
    case .passesNoDescriptors: "the channel does not pass descriptors"
    case .unclaimedDescriptors: "descriptors came without messages for them"
    case .wrongMaximum(let maximum):
      "no header can announce messages of up to \(maximum) bytes"
    }
  }
}
