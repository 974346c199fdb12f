import Foundation
import Literate

do {
  exit(try Workbook.run(Array(CommandLine.arguments.dropFirst())))
} catch let error as UsageError {
  complain("workbook: \(error.message)")
  exit(2)
} catch let error as Selection.Unknown {
  complain("workbook: \(error)")
  exit(2)
} catch {
  complain("\(error)")
  exit(1)
}
