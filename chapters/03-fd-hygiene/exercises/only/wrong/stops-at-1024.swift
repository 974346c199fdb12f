// Refused: did not return
import CShims

func closeAll(except kept: Set<Int32>) {
  exit(0)
}
