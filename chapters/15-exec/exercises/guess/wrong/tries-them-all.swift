// Refused: have died for them
func findCanary(
  length: Int, worker: ([UInt8]) -> Bool
) -> [UInt8]? {
  var guess = [UInt8](repeating: 0, count: length)
  while !worker(guess) {
    guard let place = guess.lastIndex(where: { $0 < .max }) else {
      return nil
    }
    guess[place] += 1
    for later in place + 1..<length { guess[later] = 0 }
  }
  return guess
}
