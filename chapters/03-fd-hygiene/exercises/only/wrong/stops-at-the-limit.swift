// Refused: closeAll(except: [0, 1, 2, 151]) left 150 open
import Libc

func closeAll(except kept: Set<Int32>) {
  for number in 0..<getdtablesize() where !kept.contains(number) {
    close(number)
  }
}
