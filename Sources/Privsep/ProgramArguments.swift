import Libc

/// The words that this program was started with, its name first.
///
/// To a part that was started in a sandbox, Swift's `CommandLine` tells none:
/// on Linux it looks for them in /proc/self/maps.
public func programArguments() -> [String] {
  guard let words = unsafe commandLine() else { return [] }
  var arguments: [String] = []
  while let word = unsafe words[arguments.count] {
    arguments.append(unsafe String(cString: word))
  }
  return arguments
}
