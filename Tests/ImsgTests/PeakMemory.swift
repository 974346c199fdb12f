import Foundation

/// The most memory that this process had at a time, in bytes.
func peakMemory() -> Int {
  var usage = rusage()
  // The name for 0, RUSAGE_SELF, has another type on Linux.
  getrusage(0, &usage)
  #if os(Linux)
    return usage.ru_maxrss << 10
  #else
    return usage.ru_maxrss
  #endif
}
