// Refused: a run-time error ended it
func findCanary(
  length: Int, worker: ([UInt8]) -> Bool
) -> [UInt8]? {
  var known: [UInt8] = []
  while known.count < length {
    var guess: UInt8 = 0
    while !worker(known + [guess]) { guess += 1 }
    known.append(guess)
  }
  return known
}
