import Literate

/// A command's arguments, read.
struct Arguments {
  /// Those that are no options, in order, and all behind `--`.
  private(set) var names: [String] = []
  private var values: [String: String] = [:]

  /// Reads arguments by the options that there are.
  init(_ arguments: [String], of options: [String: String?]) throws(UsageError)
  {
    var left = arguments[...]
    while let argument = left.popFirst() {
      if argument == "--" {
        names += left
        return
      }
      guard argument.hasPrefix("--") else {
        names.append(argument)
        continue
      }
      guard let value = options[argument] else {
        let known = options.keys.sorted() + ["--help"]
        throw UsageError(
          message: "there is no option \(argument); "
            + suggestion(for: argument, among: known))
      }
      if let value {
        guard let next = left.popFirst() else {
          throw UsageError(message: "\(argument) needs a value: \(value)")
        }
        values[argument] = next
      } else {
        values[argument] = ""
      }
    }
  }

  /// Whether an option was given.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value that an option was given.
  func value(_ option: String) -> String? { values[option] }

  /// The whole number that an option was given, from a range.
  func number(
    _ option: String, in range: ClosedRange<Int>
  ) throws(UsageError) -> Int? {
    guard let text = values[option] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        message: "\(option) needs a number from \(range.lowerBound) to "
          + "\(range.upperBound), not `\(text)`")
    }
    return number
  }

  /// The names, if there are just as many as the command needs.
  func exactly(_ needed: String...) throws(UsageError) -> [String] {
    guard names.count == needed.count else {
      throw UsageError(
        message: names.count < needed.count
          ? "\(needed[names.count]) is missing"
          : "`\(names[needed.count])` is one name too many")
    }
    return names
  }
}

/// A call that cannot be understood.
struct UsageError: Error {
  let message: String
}
