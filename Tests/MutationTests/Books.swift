import Literate
import Mutation
import TestSupport

extension SmallBook {
  /// What comes of the mutants of some seeds.
  func mutation(seeds: Range<Int> = 0..<1) throws -> Mutation {
    let verifier = try verifier(reuses: true)
    return try verifier.mutation(
      by: seeds.flatMap { try verifier.book.mutants(seed: $0) }, jobs: 2,
      progress: { _, _ in }, found: { _ in })
  }
}

/// A fence with an info string, and the lines of its content.
func fence(_ info: String, _ lines: String...) -> String {
  fence(info, lines.joined(separator: "\n"))
}

/// A book with an exercise: its check, what the stub and the solution return,
/// and perhaps a wrong answer's lines.
func exerciseBook(
  check: String, stub: String, solution: String, wrong: [String]? = nil
) throws -> SmallBook {
  func doubled(_ result: String) -> String {
    "func doubled(_ number: Int) -> Int { \(result) }\n"
  }
  let directory = "chapters/01-sample/exercises/double/"
  var files = [
    directory + "check.swift": check,
    directory + "stub.swift": "// TODO: double it\n" + doubled(stub),
    directory + "solution.swift": doubled(solution),
  ]
  files[directory + "wrong/answer.swift"] = wrong?.joined(separator: "\n")
  let book = try SmallBook(
    """
    # Sample

    ## Exercises

    ### `double`: twice as much

    Double a number.

    ```check double
    double: not yet, in the trial `three`
      happened: it is 0
      should:   be 6
    ```

    <details>
    <summary>Hint</summary>

    Multiply it.

    </details>

    """, files: files)
  try book.linkLibraries()
  return book
}
