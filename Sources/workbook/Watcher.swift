import Foundation
import Literate

/// Looks after one exercise at a time, until it is told to quit.
struct Watcher {
  let attempts: Attempts
  let verifier: Verifier
  /// The exercise that is looked after.
  var exercise: Exercise
  private let report = Report()
  /// The attempt's file when it was last checked.
  private var seen: FileState?

  init(attempts: Attempts, verifier: Verifier, exercise: Exercise) {
    self.attempts = attempts
    self.verifier = verifier
    self.exercise = exercise
  }

  /// Checks at each save, and does what the keys say.
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
      case .key: show("There is no such key.")
      }
    }
  }

  private var path: String { attempts.path(of: exercise) }

  private mutating func check() {
    clear()
    print(report.paint.bold("\(path): \(exercise.title)"))
    // Taken before the check: what is saved meanwhile is checked again.
    seen = FileState(attempts.book.root + "/" + path)
    if report.check(exercise, among: attempts, in: verifier) {
      show(
        attempts.next(after: exercise).map { "n goes on to \($0.name)." }
          ?? "All exercises hold.")
    } else {
      show()
    }
  }

  private mutating func goOn() {
    guard let next = attempts.next(after: exercise) else {
      return show("There is no other exercise left to do.")
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

  /// Prints a text, and which keys there are.
  private func show(_ text: String? = nil) {
    if let text { print(text) }
    print(attempts.progress)
    print("keys: n next  h hint  l list  a check all  q quit")
    fflush(nil)
  }

  /// Takes what was shown before off the screen.
  private func clear() {
    if isatty(STDOUT_FILENO) == 1 { print("\u{1b}[2J\u{1b}[H", terminator: "") }
  }
}
