// Refused: a peer waited for its bytes, and they did not come
/// Sends back to each peer what it sends, until all have hung up.
func echo(on ends: [Int32]) {}
