import Foundation

switch Array(CommandLine.arguments.dropFirst()) {
case ["growth"]:
  Growth.show()
default:
  FileHandle.standardError.write(
    Data(
      """
      usage: swift run -c release benchmark growth

      growth  how the time to read a text and to compare an output grows

      """.utf8))
  exit(2)
}
