import Libc
import Unix

/// The passing of messages from a process to this one, or back too.
struct Passage {
  var traffic: Traffic
  var isThereAndBack = false

  /// What a message costs both ends; that there are two doesn't count.
  func cost<Kind: Line & ~Copyable>(by line: Kind.Type) throws -> Cost {
    var nothing = self
    nothing.traffic.count = 0
    let startUp = try nothing.total(by: line)
    return (try total(by: line) - startUp) / traffic.count
  }

  private func total<Kind: Line & ~Copyable>(by line: Kind.Type) throws -> Cost
  {
    let before = Cost.soFar
    let ends = try SocketPair()
    guard let child = try Child.fork() else {
      try? ends.left.close()
      do {
        if isThereAndBack {
          try Kind.echo(traffic, ends.right)
        } else {
          try Kind.send(traffic, ends.right)
        }
        _exit(0)
      } catch {
        _exit(1)
      }
    }
    try ends.right.close()
    let count =
      isThereAndBack
      ? try Kind.call(traffic, ends.left)
      : try Kind.receive(traffic, ends.left)
    let exit = try child.wait()
    precondition(
      exit == .status(0) && count == traffic.count, "messages were lost")
    return Cost.soFar - before
  }
}
