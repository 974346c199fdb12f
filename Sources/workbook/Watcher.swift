import Foundation
import Literate

/// Checks one exercise at each save, until the reader quits.
struct Watcher {
  let attempts: Attempts
  let verifier: Verifier
  /// The exercise being watched.
  var exercise: Exercise
  /// The attempt's file when it was last checked.
  var seen: FileState?
  private let report = Report()

  /// Checks at each save, and obeys the keys.
  mutating func watch() {
    let keyboard = Keyboard()
    check()
    while true {
      switch keyboard.next(within: 100) {
      case .nothing:
        let state = FileState(attempts.book.root + "/" + path)
        if let state, state != seen { check() }
      case .key("n"): goOn()
      case .key("h"): show(wrapped(exercise.hint))
      case .key("l"): show(attempts.list(report.paint))
      case .key("a"): checkAll()
      case .key("q"), .key("\u{4}"), .end: return
      case .key("\n"): continue
      case .key: show("That key does nothing.")
      }
    }
  }

  private var path: String { attempts.path(of: exercise) }

  private mutating func check() {
    clear()
    print(report.paint.bold("\(path): \(exercise.title)"))
    // Before the check, so that a save during it is noticed.
    seen = FileState(attempts.book.root + "/" + path)
    if report.check(exercise, among: attempts, in: verifier) {
      show(
        attempts.next(after: exercise).map { "n goes on to \($0.name)." }
          ?? "You have solved every exercise.")
    } else {
      show()
    }
  }

  private mutating func goOn() {
    guard let next = attempts.next(after: exercise) else {
      return show("There is no other exercise left to solve.")
    }
    exercise = next
    check()
  }

  private func checkAll() {
    for exercise in attempts.book.exercises where attempts.isStarted(exercise) {
      _ = report.check(exercise, among: attempts, in: verifier)
    }
    show()
  }

  /// Prints a text, the progress and the keys.
  private func show(_ text: String? = nil) {
    if let text { print(text) }
    print(attempts.progress)
    print("keys: n next  h hint  l list  a check all  q quit")
    fflush(nil)
  }

  /// Clears the screen.
  private func clear() {
    if isatty(STDOUT_FILENO) == 1 { print("\u{1b}[2J\u{1b}[H", terminator: "") }
  }
}
