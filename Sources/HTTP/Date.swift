/// A moment in UTC, such as `Sun, 06 Nov 1994 08:49:37 GMT`: RFC 9110, 5.6.7.
///
/// Takes seconds since 1970. The year has four digits: a moment before the
/// year 0 or after 9999 becomes the first or the last that can be written.
public func httpDate(_ seconds: Int) -> String {
  let moment = min(max(seconds, -62_167_219_200), 253_402_300_799)
  // From a first of March, 400 years before the year 0: so no number is
  // negative, and a leap day is the last of its year.
  let (day, second) = (moment + 74_784_816_000)
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

/// The date of a day in a calendar whose years begin in March.
///
/// The month counts from January, which is 0, and the day of it from 1.
private func marchDate(
  of day: Int
) -> (year: Int, month: Int, day: Int) {
  let (era, dayOfEra) = day.quotientAndRemainder(dividingBy: 146_097)
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096)
    / 365
  let dayOfYear =
    dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  // From March on, five months have 153 days.
  let month = (5 * dayOfYear + 2) / 153
  return (
    era * 400 + yearOfEra, (month + 2) % 12,
    dayOfYear - (153 * month + 2) / 5 + 1
  )
}

/// The numbers below 100.
private let twoDigits = (0..<100).map { "\($0 / 10)\($0 % 10)" }

private let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

private let months = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
  "Nov", "Dec",
]
