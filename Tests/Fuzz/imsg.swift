import Imsg

/// What libFuzzer calls with each input: what a hostile peer does.
///
/// The first byte says how the channel is made. The others are what is sent,
/// and then steps of who writes a payload and reads it.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let open = (travellers, openDescriptors())
  var rest = UnsafeBufferPointer(start: start, count: count)[...]
  guard let how = rest.popFirst() else { return 0 }
  let scenario = Scenario(
    layout: how & 1 == 0 ? .length16 : .length32,
    passesDescriptors: how & 2 == 0,
    maximum: [16_384, 16, 40, 300][Int(how >> 2 & 3)],
    parts: Scenario.Part.parts(of: rest))
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
