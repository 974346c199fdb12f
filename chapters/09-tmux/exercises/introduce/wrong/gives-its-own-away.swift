// Refused: afterwards descriptor 0 is closed
import CShims
import Imsg
import Unix

func introduce(
  _ channel: inout Imsgbuf, terminal: String, variables: [String]
) throws {
  let input = Descriptor(owning: 0)

  try channel.compose(type: 101, peerID: 8, processID: -1) {
    $0.write(terminal)
  }
  try channel.compose(
    type: 104, peerID: 8, processID: -1, descriptor: input)
  for variable in variables {
    do throws(ImsgError) {
      try channel.compose(type: 105, peerID: 8, processID: -1) {
        $0.write(variable)
      }
    } catch .tooLong {
      // Nothing of it was queued.
    }
  }
  try channel.compose(type: 106, peerID: 8, processID: -1)
  try channel.flush()
}
