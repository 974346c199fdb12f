// Refused: left 1050 open
import CShims

func closeAll(except kept: Set<Int32>) {
  for number in Int32(0)..<1024 where !kept.contains(number) {
    close(number)
  }
}
