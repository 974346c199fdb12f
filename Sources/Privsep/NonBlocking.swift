import Libc
import Unix

extension Descriptor {
  /// Lets calls on it fail with EAGAIN where they would wait: fcntl(2).
  ///
  /// That holds for every descriptor of the same open file, in any process.
  public func stopWaiting() throws(SystemError) {
    if makeNonBlocking(number) == -1 { throw SystemError("fcntl") }
  }
}
