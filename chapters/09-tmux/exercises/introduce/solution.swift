import Imsg
import Libc
import Unix

/// Says to a tmux server who this client is, and sends it.
///
/// These messages, in this order, each with peer id 8 and process id -1:
///
/// - 101: the terminal, ended by a NUL
/// - 104: nothing, with a copy of descriptor 0
/// - 105, once for each variable, in their order: the variable, ended by
///   a NUL. One that is too long for a message of this channel is left
///   out.
/// - 106: nothing
///
/// Throws if something else cannot be sent, or if there is no descriptor 0.
func introduce(
  _ channel: inout Imsgbuf, terminal: String, variables: [String]
) throws {
  // The channel closes what it has sent, so it gets a copy.
  let copy = dup(0)
  if copy == -1 { throw SystemError("dup") }
  let input = Descriptor(owning: copy)

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
