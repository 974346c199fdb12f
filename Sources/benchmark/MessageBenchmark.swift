import Foundation

/// What messages cost by Imsg, and beside it by plain C of imsg's shape, and by
/// bare system calls that move as many bytes.
enum MessageBenchmark {
  /// Prints a table: medians, and of the rounds' ratios too.
  static func show() throws {
    Comparison.showHeading()
    for size in [16, 128, 1024, 8192] {
      for batch in [1, 64] {
        let bytes = batch * (size + 16)
        try compare(
          "\(size) bytes, \(batch == 1 ? "each flushed" : "64 at once")",
          Passage(
            traffic: Traffic(
              size: size, batch: batch,
              count: batch * min(50_000, 200_000_000 / bytes))))
      }
    }
    try compare(
      "128 bytes, there and back",
      Passage(
        traffic: Traffic(size: 128, count: 20_000), isThereAndBack: true))
    try compare(
      "16 bytes and a descriptor",
      Passage(
        traffic: Traffic(size: 16, count: 50_000, withDescriptors: true)))
    var integers = Traffic(
      size: 128, areIntegers: true, batch: 64, count: 640_000)
    try compare("32 integers, 64 at once", Passage(traffic: integers))
    // The more at once, the less it counts that the time is asked for.
    (integers.batch, integers.count) = (512, 128_000)
    try compareWriting("32 integers", Writing(traffic: integers))
    try showMemory()
  }

  private static func compare(_ name: String, _ passage: Passage) throws {
    try Comparison(
      bare: { try passage.cost(by: BareLine.self) },
      plain: { try passage.cost(by: PlainLine.self) },
      imsg: { try passage.cost(by: ImsgLine.self) }
    ).show(name)
  }

  private static func compareWriting(
    _ name: String, _ writing: Writing
  ) throws {
    try Comparison(
      plain: { try writing.costs(by: PlainLine.self).composing },
      imsg: { try writing.costs(by: ImsgLine.self).composing }
    ).show(name + ", composed")
    try Comparison(
      plain: { try writing.costs(by: PlainLine.self).reading },
      imsg: { try writing.costs(by: ImsgLine.self).reading }
    ).show(name + ", read")
  }

  private static func showMemory() throws {
    let memory = Memory(count: 1_000)
    allowDescriptors(memory.count + 100)
    print()
    print(row("MB of 1,000 channels", ["idle", "used once"]))
    fflush(nil)
    try memory.show(of: PlainLine.self, "C")
    try memory.show(of: ImsgLine.self, "Imsg")
  }
}
