// Refused: left 1050 open
import Libc

func closeAll(except kept: Set<Int32>) {
  for number in Int32(0)..<1024 where !kept.contains(number) {
    close(number)
  }
}
