import Libc
import Unix

/// Makes an error of a call that returns -1.
@discardableResult
func check<Number: SignedInteger>(
  _ call: String, _ result: Number
) throws(SystemError) -> Number {
  if result == -1 { throw SystemError(call) }
  return result
}

/// Makes /dev/null of 0, 1 and 2 where they are closed.
///
/// The next socket would get the number, and whatever is written to it.
func openMissingDescriptors() throws(SystemError) {
  var number: Int32 = 0
  while number <= 2 {
    number = try check("open", open("/dev/null", O_RDWR))
  }
  close(number)
}

/// Another descriptor of the same socket.
func duplicate(_ number: Int32) throws(SystemError) -> Descriptor {
  Descriptor(owning: try check("fcntl", fcntl(number, F_DUPFD_CLOEXEC, 0)))
}
