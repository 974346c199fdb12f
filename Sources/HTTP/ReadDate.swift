/// The formats of a date: RFC 9110, 5.6.7.
///
/// A lower-case letter stands for a name or for one digit of a number.
private let formats = [
  "w, dd b yyyy hh:mm:ss GMT",
  "l, dd-b-zz hh:mm:ss GMT",
  "w b dd hh:mm:ss yyyy",
  "w b  d hh:mm:ss yyyy",
]

/// The seconds from 1970 to a date in any of HTTP's formats.
///
/// Returns nil if `text` is not a date. The weekday is not checked. `now`, also
/// in seconds since 1970, decides the century of a year with two digits.
func seconds(ofDate text: String, at now: Int) -> Int? {
  for format in formats {
    guard let parts = Parts(of: text, as: format) else { continue }
    guard let digits = parts["z"] else { return parts.seconds(in: parts["y"]) }
    // The latest year with these two digits in which the date is at most fifty
    // years ahead. Fifty years have up to 13 leap days.
    let fiftyYears = (50 * 365 + 13) * 86_400
    let last = 1970 + (now + fiftyYears) / 31_556_952 + 1
    let year = last - (last - digits) % 100
    return [year, year - 100].lazy.compactMap { parts.seconds(in: $0) }
      .first { $0 <= now + fiftyYears }
  }
  return nil
}

/// The numbers in a date, and the indices of its names in their lists.
private struct Parts {
  private var values = [Int?](repeating: nil, count: 26)

  subscript(letter: Unicode.Scalar) -> Int? {
    get { values[Int(letter.value) - 97] }
    set { values[Int(letter.value) - 97] = newValue }
  }

  init?(of text: String, as format: String) {
    var rest = Array(text.utf8)[...]
    for letter in format.unicodeScalars {
      if let names = names(for: letter) {
        let place = names.firstIndex { rest.starts(with: $0.utf8) }
        guard let place else { return nil }
        self[letter] = place
        rest = rest.dropFirst(names[place].utf8.count)
      } else {
        guard let byte = rest.popFirst() else { return nil }
        if ("a"..."z").contains(letter) {
          guard isDigit(byte) else { return nil }
          self[letter] = (self[letter] ?? 0) * 10 + Int(byte) - 48
        } else if byte != UInt8(ascii: letter) {
          return nil
        }
      }
    }
    if !rest.isEmpty { return nil }
  }
}

extension Parts {
  /// The seconds from 1970 to this date in `year`, or nil if there is no such
  /// date.
  fileprivate func seconds(in year: Int?) -> Int? {
    guard let year, let month = self["b"], let dayOfMonth = self["d"],
      let day = day(year: year, month: month, day: dayOfMonth),
      let hour = self["h"], let minute = self["m"], let second = self["s"],
      // Second 60 is a leap second.
      hour < 24, minute < 60, second <= 60
    else { return nil }
    return ((day * 24 + hour) * 60 + minute) * 60 + second - epoch
  }
}

private func names(for letter: Unicode.Scalar) -> [String]? {
  switch letter {
  case "w": weekdays
  case "l": longWeekdays
  case "b": months
  default: nil
  }
}

private let longWeekdays = [
  "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
  "Saturday",
]
