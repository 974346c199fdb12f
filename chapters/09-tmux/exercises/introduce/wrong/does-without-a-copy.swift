// Refused: with descriptor 0 closed, it did not throw
import Imsg
import Libc
import Unix

func introduce(
  _ channel: inout Imsgbuf, terminal: String, variables: [String]
) throws {
  // The channel closes what it has sent, so it gets a copy.
  let copy = dup(0)
  let input = copy == -1 ? nil : Descriptor(owning: copy)

  try channel.output.compose(type: 101, peerID: 8, processID: -1) {
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
