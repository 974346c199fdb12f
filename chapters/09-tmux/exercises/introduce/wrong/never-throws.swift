// Refused: with a terminal of 20,000 bytes, it did not throw
import Imsg
import Libc
import Unix

func introduce(
  _ channel: inout Imsgbuf, terminal: String, variables: [String]
) throws {
  // The channel closes what it has sent, so it gets a copy.
  let copy = dup(0)
  if copy == -1 { throw SystemError("dup") }
  let input = Descriptor(owning: copy)

  try? channel.output.compose(type: 101, peerID: 8, processID: -1) {
    $0.writeString(terminal)
  }
  try channel.output.compose(
    type: 104, peerID: 8, processID: -1, descriptor: input)
  for variable in variables {
    do throws(ImsgError) {
      try channel.output.compose(type: 105, peerID: 8, processID: -1) {
        $0.writeString(variable)
      }
    } catch .tooLong {
      // Nothing of it was queued.
    }
  }
  try channel.output.compose(type: 106, peerID: 8, processID: -1)
  try channel.output.flush()
}
