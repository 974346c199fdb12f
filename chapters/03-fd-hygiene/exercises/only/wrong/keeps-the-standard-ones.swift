// Refused: left 0 open
import CShims

func closeAll(except kept: Set<Int32>) {
  for number in 3..<getdtablesize() where !kept.contains(number) {
    close(number)
  }
}
