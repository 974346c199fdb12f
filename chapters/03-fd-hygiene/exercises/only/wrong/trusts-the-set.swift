// Refused: , 2147483647]) did not return
import Libc

func closeAll(except kept: Set<Int32>) {
  let last = kept.max() ?? -1
  for number in 0..<max(last, 0) where !kept.contains(number) {
    close(number)
  }
  closeFrom(last + 1)
}
