import Foundation
import Literate

guard !CommandLine.arguments.isEmpty else {
  // Swift reads them there.
  complain("workbook: there are no arguments to read: mount /proc")
  exit(2)
}
do {
  let status = try Workbook.run(Array(CommandLine.arguments.dropFirst()))
  if fflush(nil) != 0 {
    complain("workbook: cannot write to standard output")
    exit(1)
  }
  exit(status)
} catch let error as UsageError {
  complain("workbook: \(error.message)")
  exit(2)
} catch {
  complain("\(error)")
  exit(1)
}
