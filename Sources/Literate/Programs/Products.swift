import Foundation

/// The directory where SwiftPM built this program, or these tests: the
/// chapters' programs and the libraries are beside it.
package func productsDirectory() -> String {
  let tests = Bundle.allBundles.map(\.bundlePath)
    .first { $0.hasSuffix(".xctest") }
  let program = tests ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
  return URL(filePath: program).resolvingSymlinksInPath()
    .deletingLastPathComponent().path
}
