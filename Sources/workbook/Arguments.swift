import Literate

/// A command's parsed arguments.
struct Arguments {
  /// Those that are not options, in order, and everything after `--`.
  private(set) var names: [String] = []
  private var values: [String: String] = [:]

  /// Parses arguments, given the options that the command has.
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

  /// The value of an option that takes a whole number in a range.
  func number(
    _ option: String, in range: ClosedRange<Int>
  ) throws(UsageError) -> Int? {
    guard let text = values[option] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        message: "\(option) takes a number from \(range.lowerBound) to "
          + "\(range.upperBound), not `\(text)`")
    }
    return number
  }

  /// The names, if there are exactly as many as the command needs.
  func exactly(_ needed: String...) throws(UsageError) -> [String] {
    guard names.count == needed.count else {
      throw UsageError(
        message: names.count < needed.count
          ? "\(needed[names.count]) is missing"
          : "unexpected argument `\(names[needed.count])`")
    }
    return names
  }
}

/// A command line that cannot be understood.
struct UsageError: Error {
  let message: String
}
