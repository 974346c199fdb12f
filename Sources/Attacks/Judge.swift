#if os(Linux)
  import Libc
  import Privsep
  import Unix

  /// A process that tries one attack, so that what it finds among its children
  /// is of that attack alone.
  final class Judge {
    private var child: Child?
    private let verdictEnd: Descriptor

    /// Starts it; it returns the cells of a row, which have no line feeds, and
    /// whether the server withstood.
    init(_ judge: () throws -> ([String], Bool)) throws {
      fflush(nil)
      let pair = try SocketPair()
      verdictEnd = pair.left
      guard let started = try Child.fork() else {
        do {
          let (cells, holds) = try judge()
          let text = cells.joined(separator: "\n")
          _ = try pair.right.write(Array(text.utf8))
          _exit(holds ? 0 : 1)
        } catch {
          _ = try? pair.right.write(Array("\(error)".utf8))
          _exit(2)
        }
      }
      child = consume started
    }

    /// Waits for what it returns.
    func verdict() throws -> ([String], Bool) {
      while child?.hasEnded == false {
        if isInterrupted() { throw Interrupted() }
        poll(nil, 0, 2)
      }
      let exit = try child.take()?.wait()
      let text = try verdictEnd.read(upTo: 4096)
      let cells = text.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
      ).map { String(decoding: $0, as: UTF8.self) }
      guard exit == .status(0) || exit == .status(1)
      else { throw Failure(reason: cells.joined(separator: " ")) }
      return (cells, exit == .status(0))
    }

    /// Ends it, and waits until it has left nothing behind.
    deinit {
      guard let judge = child.take() else { return }
      kill(judge.processID, SIGTERM)
      _ = try? judge.wait()
    }
  }

  /// A judge has come to no verdict.
  struct Failure: Error, CustomStringConvertible {
    let reason: String
    var description: String { "no verdict: \(reason)" }
  }
#endif
