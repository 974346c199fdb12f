import CShims
import Unix

/// Why a message could not be sent or received.
public enum ImsgError: Error, Equatable {
  /// A system call failed.
  case system(SystemError)
  /// A header announces a length that no message has. What comes after it
  /// cannot be told apart: the channel is of no more use.
  case wrongLength(Int)
  /// A message would be longer than the largest allowed: its bytes.
  case tooLong(Int)
  /// The peer ended inside a message, of which so many bytes came.
  case endInsideMessage(Int)
  /// A payload ends before what is to be read from it.
  case outOfBounds
  /// A string that a NUL is to end holds one.
  case nulInString
  /// The channel was not made to pass descriptors.
  case passesNoDescriptors
  /// More descriptors came than messages that claim them.
  case unclaimedDescriptors
  /// No header of the layout can announce messages of so many bytes.
  case wrongMaximum(Int)

  /// The number of errno(3) for it: that of C's imsg, where C has one.
  public var number: Int32 {
    switch self {
    case .system(let error): error.number
    case .wrongLength, .tooLong: ERANGE
    case .endInsideMessage: ECONNRESET
    case .outOfBounds: EBADMSG
    case .nulInString, .passesNoDescriptors, .wrongMaximum: EINVAL
    case .unclaimedDescriptors: EMFILE
    }
  }
}
