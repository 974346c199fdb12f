@testable import Literate

/// Runs the program `workbook` as a reader runs it, through a pipe.
func workbook(
  _ arguments: String..., in folder: String
) throws -> (status: Run.Ending, printed: String) {
  try workbook(arguments, in: folder)
}

func workbook(
  _ arguments: [String], in folder: String
) throws -> (status: Run.Ending, printed: String) {
  let run = try Command(
    arguments: [productsFolder() + "/workbook"] + arguments,
    environment: ["PATH": Toolchain.searchPath],
    folder: folder, limit: 60_000
  ).run()
  return (run.ending, String(decoding: run.output, as: UTF8.self))
}
