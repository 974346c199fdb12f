import Foundation
@testable import HTTP
import TestSupport
import Testing

@Suite struct DateTests {
  @Test(
    "RFC 9110, 5.6.7: a date has a four-digit year, and is in GMT",
    arguments: [
      (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
      (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
      (.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
      (.min, "Sat, 01 Jan 0000 00:00:00 GMT"),
    ])
  func date(seconds: Int, text: String) {
    #expect(httpDate(seconds) == text)
  }

  @Test(
    "RFC 9110, 5.6.7: a date has three formats",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777),
      ("Wed Nov 16 08:49:37 1994", 784_975_777),
      // The weekday is not checked.
      ("Mon, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
      ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400),
      ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
      ("Sat, 01 Jan 0000 00:00:00 GMT", -62_167_219_200),
      ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
    ])
  func read(text: String, seconds: Int) {
    #expect(HTTP.seconds(ofDate: text, at: 0) == seconds)
  }

  @Test(
    "a malformed date is rejected",
    arguments: [
      "", "0", "784111777", "Sun, 06 Nov 1994 08:49:37",
      "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 GMT ",
      "Sun, 6 Nov 1994 08:49:37 GMT", "sun, 06 Nov 1994 08:49:37 GMT",
      "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT",
      "Sunday, 06 Nov 1994 08:49:37 GMT", "Sun Nov 6 08:49:37 1994",
      "Wed, 29 Feb 1995 00:00:00 GMT", "Fri, 31 Apr 1995 00:00:00 GMT",
      "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
      "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 Nov 1994 08:49:61 GMT",
      "Sun, d6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov yyyy 08:49:37 GMT",
      "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
    ])
  func unread(text: String) {
    #expect(seconds(ofDate: text, at: 0) == nil)
  }

  @Test(
    "RFC 9110, 5.6.7: a two-digit year is at most 50 years ahead",
    arguments: [
      ("00", 2026, 2000), ("26", 2026, 2026), ("76", 2026, 2076),
      ("77", 2026, 1977), ("99", 2026, 1999), ("10", 2080, 2110),
      ("31", 2080, 2031), ("30", 2080, 2130), ("99", 1970, 1999),
    ])
  func century(digits: String, present: Int, year: Int) throws {
    let may = { (year: Int) in "Sat, 02 May \(year) 00:00:00 GMT" }
    let now = try #require(seconds(ofDate: may(present), at: 0))
    #expect(
      seconds(ofDate: "Saturday, 02-May-\(digits) 00:00:00 GMT", at: now)
        == seconds(ofDate: may(year), at: now))
  }

  @Test(
    "RFC 9110, 5.6.7: a two-digit year is not 50 years and two days ahead",
    arguments: [
      ("30-Nov-76", "Mon, 30 Nov 2076 00:00:00 GMT"),
      ("02-Dec-76", "Thu, 02 Dec 1976 00:00:00 GMT"),
      ("31-Dec-76", "Fri, 31 Dec 1976 00:00:00 GMT"),
      ("29-Feb-76", "Sat, 29 Feb 2076 00:00:00 GMT"),
      ("29-Feb-00", "Tue, 29 Feb 2000 00:00:00 GMT"),
    ])
  func fiftyYears(text: String, date: String) throws {
    let now = try #require(
      seconds(ofDate: "Mon, 30 Nov 2026 12:00:00 GMT", at: 0))
    #expect(
      seconds(ofDate: "Sunday, \(text) 00:00:00 GMT", at: now)
        == seconds(ofDate: date, at: 0))
  }

  @Test("strftime agrees, day by day and at random times")
  func strftime() {
    let days = (0..<366 * 9).map { $0 * 86_400 - 1 }
    let centuries = stride(
      from: -62_167_219_200, through: 253_402_300_799, by: 86_400 * 997)
    var random = SeededGenerator(seed: 7)
    let drawn = (0..<20_000).map { _ in
      Int.random(in: -62_167_219_200...253_402_300_799, using: &random)
    }
    for seconds in days + centuries + drawn {
      var time = time_t(seconds)
      var parts = tm()
      gmtime_r(&time, &parts)
      var buffer = [CChar](repeating: 0, count: 64)
      // The year is separate, because not every system pads it.
      let length = Foundation.strftime(
        &buffer, 64, "%a, %d %b  %H:%M:%S GMT", &parts)
      var text = String(
        decoding: buffer[..<length].map(UInt8.init), as: UTF8.self)
      let year = String(parts.tm_year + 1900)
      let padded = String(repeating: "0", count: 4 - year.count) + year
      text.replace("  ", with: " \(padded) ")
      guard httpDate(seconds) == text,
        HTTP.seconds(ofDate: text, at: 0) == seconds
      else {
        Issue.record("\(seconds) is \(httpDate(seconds)), not \(text)")
        return
      }
    }
  }
}
