// Refused: and it returned nil
func findCanary(
  length: Int, worker: ([UInt8]) -> Bool
) -> [UInt8]? {
  var known: [UInt8] = []
  while known.count < length {
    let next = (UInt8.min..<UInt8.max).first { worker(known + [$0]) }
    guard let next else { return nil }
    known.append(next)
  }
  // A worker may have lived by chance.
  return worker(known) ? known : nil
}
