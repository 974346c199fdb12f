import Libc
import Imsg

/// Files to pass, made once; libFuzzer calls from one thread only.
nonisolated(unsafe) private let travellers: [Traveller] = {
  guard let travellers = try? (0..<10).map({ _ in try Traveller() }) else {
    fatalError("the files to pass can be made")
  }
  return travellers
}()

/// What libFuzzer calls with each input: what a hostile peer does.
///
/// The first byte says how the channel is made. Then comes part after part: a
/// byte says how many descriptors there are, another how many bytes, and these
/// follow. The same bytes are then steps of who writes a payload and reads it.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let open = (travellers, openDescriptors())
  var rest = UnsafeBufferPointer(start: start, count: count)[...]
  guard let how = rest.popFirst() else { return 0 }
  var scenario = Scenario(
    layout: how & 1 == 0 ? .length16 : .length32,
    passesDescriptors: how & 2 == 0,
    maximum: [16_384, 16, 40, 300][Int(how >> 2 & 3)], parts: [])
  while let passed = rest.popFirst(), let length = rest.popFirst() {
    let bytes = Array(rest.prefix(Int(length)))
    rest = rest.dropFirst(bytes.count)
    // Most often none, and seldom more than one.
    let most = [0, 1, 2, 10][Int(passed & 3)]
    let first = Int(passed >> 2)
    scenario.parts.append(
      Scenario.Part(
        bytes: bytes,
        descriptors: (0..<most).map { (first + $0) % travellers.count }))
  }
  do {
    _ = try scenario.play(passing: travellers)
    try PayloadScenario(
      steps: Array(UnsafeBufferPointer(start: start, count: count))
    ).play()
  } catch {
    fatalError("\(error)")
  }
  guard open.1 == openDescriptors() else {
    fatalError("no descriptor is left open")
  }
  return 0
}

private func openDescriptors() -> Int {
  (0..<100).count { isOpen($0) }
}
