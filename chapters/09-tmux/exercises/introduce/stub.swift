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
  // TODO: compose the messages, and flush.
}
