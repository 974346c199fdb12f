// Refused: left 0 open
import Libc

func closeAll(except kept: Set<Int32>) {
  for number in 3..<getdtablesize() where !kept.contains(number) {
    close(number)
  }
}
