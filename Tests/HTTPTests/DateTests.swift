import Foundation
import HTTP
import TestSupport
import Testing

@Suite struct DateTests {
  @Test(
    "RFC 9110, 5.6.7: a date has four digits for the year, and is GMT",
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

  @Test("the system's strftime says the same, day by day and by lot")
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
      // The year apart: not every system pads it.
      let length = Foundation.strftime(
        &buffer, 64, "%a, %d %b  %H:%M:%S GMT", &parts)
      var text = String(
        decoding: buffer[..<length].map(UInt8.init), as: UTF8.self)
      let year = String(parts.tm_year + 1900)
      let padded = String(repeating: "0", count: 4 - year.count) + year
      text.replace("  ", with: " \(padded) ")
      guard httpDate(seconds) == text else {
        Issue.record("\(seconds) is \(httpDate(seconds)), not \(text)")
        return
      }
    }
  }
}
