// Refused: parent itself
import CShims

func runInChild(_ task: () -> Int32) -> Int32 { task() }
