import Foundation

switch Array(CommandLine.arguments.dropFirst()) {
case ["growth"]:
  Growth.show()
case ["verify"]:
  try VerificationBenchmark.show()
default:
  FileHandle.standardError.write(
    Data(
      """
      usage: swift run -c release benchmark growth | verify

      growth  how the time to read a text and to compare an output grows
      verify  how long a hundred programs take, and beside them rustdoc's

      """.utf8))
  exit(2)
}
