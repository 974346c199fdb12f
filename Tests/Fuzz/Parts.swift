import Libc

/// Files to pass, made once; libFuzzer calls from one thread only.
nonisolated(unsafe) let travellers: [Traveller] = {
  guard let travellers = try? (0..<10).map({ _ in try Traveller() }) else {
    fatalError("the files to pass can be made")
  }
  return travellers
}()

extension Scenario.Part {
  /// The parts that bytes stand for.
  ///
  /// Of each a byte says how many descriptors there are, another how many
  /// bytes, and these follow.
  static func parts(of bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> [Self]
  {
    var rest = bytes
    var parts: [Self] = []
    while let passed = rest.popFirst(), let length = rest.popFirst() {
      let bytes = Array(rest.prefix(Int(length)))
      rest = rest.dropFirst(bytes.count)
      // Most often none, and seldom more than one.
      let most = [0, 1, 2, 10][Int(passed & 3)]
      let first = Int(passed >> 2)
      parts.append(
        Self(
          bytes: bytes,
          descriptors: (0..<most).map { (first + $0) % travellers.count }))
    }
    return parts
  }
}

/// How many descriptors this process has open.
func openDescriptors() -> Int {
  (0..<100).count { isOpen($0) }
}
