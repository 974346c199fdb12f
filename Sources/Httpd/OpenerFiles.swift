import HTTP
import Imsg
import Libc
import Privsep
import Unix

/// The files that the opener opens for the worker.
final class OpenerFiles: FileSource {
  private let backdoor: Backdoor?
  private var opener: Imsgbuf?

  init(backdoor: Backdoor?) {
    self.backdoor = backdoor
  }

  /// The descriptor of the channel to the opener, while there is one.
  var number: Int32? { opener?.number }

  func open(
    _ path: [UInt8], for id: UInt32
  ) -> Result<OpenFile, Refusal>? {
    backdoor?(path, number)
    do {
      try opener?.ask(for: FileRequest(id: id, path: path))
    } catch ImsgError.tooLong {
      return .failure(Refusal(number: ENAMETOOLONG))
    } catch {
      // The next opener is asked again.
    }
    return nil
  }

  /// Switches to the channel of a new opener.
  ///
  /// What the last opener did not answer must be requested again.
  func talk(
    on end: consuming Descriptor, _ loop: inout EventLoop
  ) {
    forgetOpener(&loop)
    opener = Imsgbuf(end, passesDescriptors: true)
  }

  /// Sends the requests of this turn, as far as they fit into the socket.
  func flush(_ loop: inout EventLoop) {
    guard let number else { return }
    let isSent = (try? opener?.output.write()) ?? true
    loop.watch(number, reading: true, writing: !isSent)
  }

  /// The next answer, with the id of its request, or nil if there is none yet.
  func nextAnswer(
    _ loop: inout EventLoop
  ) throws -> (id: UInt32, file: Result<OpenFile, Refusal>)? {
    do {
      while true {
        if let answer = try opener?.nextAnswer() {
          return (answer.id, openFile(answer.file))
        }
        // One read returns few descriptors, and there may be more.
        switch try opener?.input.read() {
        case .bytes, .full: continue
        case .nothing, nil: return nil
        case .end:
          forgetOpener(&loop)
          return nil
        }
      }
    } catch ImsgError.system(let error) where error.number == ECONNRESET {
      // The opener was killed. The next one has a channel of its own.
      forgetOpener(&loop)
      return nil
    } catch ImsgError.endInsideMessage {
      // The opener was killed while sending a message.
      forgetOpener(&loop)
      return nil
    }
  }

  private func openFile(
    _ file: consuming Result<Descriptor, Refusal>
  ) -> Result<OpenFile, Refusal> {
    do throws(Refusal) {
      return .success(OpenFile(try file.get()))
    } catch {
      return .failure(error)
    }
  }

  /// Closes the channel, because the parent sends one for each new opener.
  private func forgetOpener(_ loop: inout EventLoop) {
    guard let channel = opener.take() else { return }
    loop.watch(channel.number, reading: false, writing: false)
  }
}
