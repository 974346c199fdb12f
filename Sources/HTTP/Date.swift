/// A time as HTTP writes it, `Sun, 06 Nov 1994 08:49:37 GMT`: RFC 9110, 5.6.7.
///
/// `seconds` counts from 1970. The year has four digits, so a time before the
/// year 0 or after 9999 becomes the first or the last one that can be written.
public func httpDate(_ seconds: Int) -> String {
  let moment = min(max(seconds, -62_167_219_200), 253_402_300_799)
  // Adding `epoch` makes every number positive, and starts the years in March,
  // so that a leap day is the last day of its year.
  let (day, second) = (moment + epoch)
    .quotientAndRemainder(dividingBy: 86_400)
  let (year, month, dayOfMonth) = marchDate(of: day)
  let calendarYear = year - 400 + (month < 2 ? 1 : 0)
  var date = weekdays[(day + 3) % 7]
  date.reserveCapacity(29)
  date += ", " + twoDigits[dayOfMonth] + " " + months[month] + " "
  date += twoDigits[calendarYear / 100]
  date += twoDigits[calendarYear % 100] + " "
  date += twoDigits[second / 3600] + ":"
  date += twoDigits[second / 60 % 60] + ":"
  date += twoDigits[second % 60] + " GMT"
  return date
}

/// The seconds from 1 March of the year -400 to 1970.
let epoch = 74_784_816_000

/// The date of a day number, in a calendar whose years begin in March.
///
/// Months are still numbered from January, which is 0, and days of a month from
/// 1.
private func marchDate(
  of day: Int
) -> (year: Int, month: Int, day: Int) {
  let (era, dayOfEra) = day.quotientAndRemainder(dividingBy: 146_097)
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096)
    / 365
  let dayOfYear =
    dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  // Counted from March, every five months have 153 days.
  let month = (5 * dayOfYear + 2) / 153
  return (
    era * 400 + yearOfEra, (month + 2) % 12,
    dayOfYear - (153 * month + 2) / 5 + 1
  )
}

/// The day number of a date, or nil if there is no such date: the inverse of
/// `marchDate`.
func day(year: Int, month: Int, day: Int) -> Int? {
  let marchYear = year + 400 - (month < 2 ? 1 : 0)
  let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
  let monthsBefore = (month + 10) % 12
  let number =
    365 * marchYear + leapDays + (153 * monthsBefore + 2) / 5 + day - 1
  return marchDate(of: number) == (marchYear, month, day) ? number : nil
}

/// The numbers from 0 to 99, in two digits each.
private let twoDigits = (0..<100).map { "\($0 / 10)\($0 % 10)" }

let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

let months = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
  "Nov", "Dec",
]
