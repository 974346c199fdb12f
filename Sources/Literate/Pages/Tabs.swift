/// The tabs of a page: an exercise and its hint, which GitHub folds away by
/// HTML that DocC would drop.
struct Tabs {
  /// What is woven below a line, and in the place of one.
  private var below: [Int: String] = [:]
  private var instead: [Int: String] = [:]

  init(_ exercises: [ExerciseText] = []) {
    for exercise in exercises {
      guard let fold = exercise.fold else { continue }
      below[exercise.lines.lowerBound] = """

        @TabNavigator {
        @Tab("Exercise") {

        """
      instead[fold.begin] = "}\n"
      instead[fold.summary] = "@Tab(\"Hint\") {\n"
      instead[fold.end] = "}\n}\n"
    }
  }

  /// A line as it is woven.
  func woven(_ line: String, number: Int) -> String {
    (instead[number] ?? line) + (below[number] ?? "")
  }
}
