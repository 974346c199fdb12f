import Unix

/// Descriptors that wait to be sent, and the places in the stream at which
/// their messages begin.
@usableFromInline struct Departures: ~Copyable, Sendable {
  private var waiting: [(number: Int32, place: Int)] = []
  /// How many of the first have been sent, and are closed.
  private var gone = 0

  @inlinable deinit { closeAll() }

  @usableFromInline func closeAll() {
    for (number, _) in waiting[gone...] { _ = Descriptor(owning: number) }
  }

  var isEmpty: Bool { gone == waiting.count }

  /// Keeps the descriptor of the message that begins at `place`.
  mutating func keep(_ descriptor: consuming Descriptor, place: Int) {
    waiting.append((descriptor.release(), place))
  }

  /// The descriptor of the message that begins at `place`, or -1.
  func number(at place: Int) -> Int32 {
    isEmpty || waiting[gone].place != place ? -1 : waiting[gone].number
  }

  /// The first place after this one at which a message with a descriptor
  /// begins.
  func next(after place: Int) -> Int? {
    for (_, each) in waiting[gone...].prefix(2) where each > place {
      return each
    }
    return nil
  }

  /// Closes the first descriptor, which has been sent.
  mutating func removeFirst() {
    _ = Descriptor(owning: waiting[gone].number)
    gone += 1
    if gone == waiting.count || gone >= 64 {
      waiting.removeFirst(gone)
      gone = 0
    }
  }
}
