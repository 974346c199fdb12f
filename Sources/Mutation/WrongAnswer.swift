import Literate

extension Verifier {
  /// The problem if a wrong answer is not refused for the reason it gives.
  package func problem(
    ofWrong answer: SourceFile, at exercise: Exercise
  ) throws(Problem) -> Problem? {
    func isRefused(_ verdict: Verdict) -> Bool {
      guard case .refused(let refusal) = verdict, let reason = answer.refusal
      else { return false }
      return refusal.happened.contains(reason)
    }
    let verdict = try verdict(of: answer, at: exercise, if: isRefused)
    if isRefused(verdict) { return nil }
    return Place(answer.path).problem(
      "the wrong answer is not refused for its reason",
      detail: verdict.lines(for: exercise.name),
      help: "correct the check, or the reason in the first line")
  }
}
