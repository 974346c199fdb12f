import Foundation

switch Array(CommandLine.arguments.dropFirst()) {
case ["imsg"]:
  try MessageBenchmark.show()
case ["growth"]:
  Growth.show()
case ["httpd"]:
  try ServerBenchmark.show()
case ["verify"]:
  try VerificationBenchmark.show()
default:
  FileHandle.standardError.write(
    Data(
      """
      usage: swift run -c release benchmark imsg | httpd | growth | verify

      imsg    what messages cost by Imsg, and beside it by plain C
      httpd   how many requests a second chapters 00 and 16 answer
      growth  how the time to read a text and to compare an output grows
      verify  how long a hundred programs take, and beside them rustdoc's

      """.utf8))
  exit(2)
}
