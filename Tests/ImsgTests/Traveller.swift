import Libc
import Foundation
import Unix

/// A descriptor to pass, and whether copies of it are still open somewhere.
///
/// It is the write end of a pipe. Other tests may open and close what they
/// like meanwhile: the pipe's read end sees its end of file once nobody has a
/// copy any more.
final class Traveller {
  private let home: Descriptor
  private var end: Descriptor?
  /// Which file it is.
  let file: File

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == -1 { throw SystemError("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    home = Descriptor(owning: ends[0])
    file = File(ends[1])
    end = Descriptor(owning: ends[1])
  }

  /// The descriptor's number, while it has not left.
  var number: Int32? {
    switch end {
    case .some(let end): end.number
    case .none: nil
    }
  }

  /// Hands the descriptor over, once.
  func leave() -> Descriptor? {
    end.take()
  }

  /// Whether all copies are closed, or will be within ten seconds: a process
  /// that another test forks may have one for a moment.
  func isClosedEverywhere() -> Bool { waitForEvent(home.number) }

  /// Whether nobody has closed the last copy yet.
  func isOpenSomewhere() -> Bool {
    !waitForEvent(home.number, milliseconds: 0)
  }
}

/// Which file a descriptor stands for.
struct File: Equatable {
  let device: UInt64
  let number: UInt64

  init(_ descriptor: Int32) {
    var status = stat()
    let result = fstat(descriptor, &status)
    precondition(result == 0, "the descriptor is open")
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
  }
}
