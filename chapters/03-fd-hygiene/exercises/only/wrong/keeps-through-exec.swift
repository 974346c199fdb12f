// Refused: changed the flags of
import Libc

func closeAll(except kept: Set<Int32>) {
  let last = kept.filter(isOpen).max() ?? -1
  for number in 0..<max(last, 0) where !kept.contains(number) {
    close(number)
  }
  closeFrom(last + 1)
  for number in kept { _ = fcntl(number, F_SETFD, 0) }
}
