import CShims
import Foundation

/// A web server for a folder of pages, for readers on this machine.
///
/// It listens on the loopback address, answers GET and HEAD, one request to a
/// connection, and gives out regular files of its folder and nothing else.
///
/// The book has a server too, as the program of its last chapter. This one is
/// for the engine, which knows no chapter, and which serves while the programs
/// of the chapters are built anew; and for its tests. HTTP is no library for
/// it: what that reads may lead out of the folder, on purpose.
public final class PageServer: Sendable {
  /// Where the pages are: `http://127.0.0.1:49152/`.
  public let address: String
  private let root: String
  private let listener: Int32
  /// A pipe: a byte in it ends the server.
  private let end: (reader: Int32, writer: Int32)

  /// Opens a port; for port 0 the system chooses one that is free.
  ///
  /// Throws if the folder is not there, or the port is not free.
  public init(folder: String, port: UInt16 = 0) throws(Problem) {
    func cannot(help: String) -> Problem {
      Problem(
        folder, "cannot be served: \(String(cString: strerror(errno)))",
        help: help)
    }
    guard let root = realPath(folder) else {
      throw cannot(help: "make the pages first")
    }
    let listener = socket(AF_INET, streamSocket, 0)
    guard listener != -1, listenOnLoopback(listener, port) == 0 else {
      let problem = cannot(help: "choose another port than \(port)")
      close(listener)
      throw problem
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let problem = cannot(help: "close what holds so many files open")
      close(listener)
      throw problem
    }
    for descriptor in [listener] + ends {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    self.root = root
    self.listener = listener
    end = (ends[0], ends[1])
    address = "http://127.0.0.1:\(portNumber(listener))/"
  }

  deinit {
    for descriptor in [listener, end.reader, end.writer] { close(descriptor) }
  }

  /// Answers requests, each on a thread of its own, until it is stopped.
  public func serve() {
    var events = [listener, end.reader].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while events[1].revents == 0 {
      guard poll(&events, 2, -1) > 0, events[0].revents != 0 else { continue }
      let client = accept(listener, nil, nil)
      guard client != -1 else { continue }
      _ = fcntl(client, F_SETFD, FD_CLOEXEC)
      Thread.detachNewThread { [root] in
        PageRequest(client).answer(from: root)
        close(client)
      }
    }
  }

  /// Ends `serve`, now or as soon as it is called.
  public func stop() { _ = write(end.writer, [0], 1) }
}

/// The path without links, if there is something at it: realpath(3).
func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
