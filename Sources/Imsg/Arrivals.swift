import Unix

/// Descriptors that have arrived, and wait for the messages that they belong
/// to.
///
/// A descriptor arrives with the first bytes of its message or, from older
/// senders, with those of messages before it. All that is known is which part
/// of the stream arrived in the same call.
@usableFromInline
struct Arrivals: ~Copyable, Sendable {
  private struct Arrival: Sendable {
    let number: Int32
    let part: Range<Int>
  }

  /// In order of arrival.
  private var waiting: [Arrival] = []

  /// Whether none is waiting, stored for inlined code to read.
  @usableFromInline private(set) var isEmpty = true

  /// How many may wait.
  private static let most = 16

  @inlinable deinit {
    if !isEmpty { closeAll() }
  }

  @usableFromInline func closeAll() {
    for arrival in waiting { _ = Descriptor(owning: arrival.number) }
  }

  /// Whether `most` are waiting.
  var isFull: Bool { waiting.count >= Self.most }

  /// Keeps a descriptor that arrived together with a part of the stream.
  mutating func keep(_ descriptor: consuming Descriptor, part: Range<Int>) {
    waiting.append(Arrival(number: descriptor.release(), part: part))
    isEmpty = false
  }

  /// Takes the descriptor of a marked message that begins at `place` in the
  /// stream.
  ///
  /// That is the one that has waited longest, unless it arrived after that
  /// place.
  mutating func take(forMessageAt place: Int) -> Descriptor? {
    guard let first = waiting.first, first.part.lowerBound <= place else {
      return nil
    }
    return removeFirst()
  }

  /// Closes those whose part of the stream ends at or before `place`.
  mutating func drop(before place: Int) {
    while let first = waiting.first, first.part.upperBound <= place {
      _ = removeFirst()
    }
  }

  private mutating func removeFirst() -> Descriptor {
    let first = waiting.removeFirst()
    isEmpty = waiting.isEmpty
    return Descriptor(owning: first.number)
  }
}
