import Libc
import Unix

/// Opens /dev/null as 0, 1 and 2 where these are closed.
///
/// Otherwise the next socket would get such a number, and with it whatever is
/// written to standard output or standard error.
func openMissingDescriptors() throws(SystemError) {
  var number: Int32 = 0
  while number <= 2 {
    number = try check("open", unsafe open("/dev/null", O_RDWR))
  }
  close(number)
}

/// Duplicates a descriptor, with the close-on-exec flag set.
public func duplicate(_ number: Int32) throws(SystemError) -> Descriptor {
  Descriptor(owning: try check("fcntl", fcntl(number, F_DUPFD_CLOEXEC, 0)))
}
