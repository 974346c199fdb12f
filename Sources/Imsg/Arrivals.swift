import Unix

/// Descriptors that have come, and wait for the messages that they belong to.
///
/// One comes with the first bytes of its message or, from older senders, of
/// others before it: all that is known is the part of the stream that one call
/// has brought together with it.
struct Arrivals: ~Copyable {
  private struct Arrival {
    let number: Int32
    let part: Range<Int>
  }

  /// In the order in which they came.
  private var waiting: [Arrival] = []

  /// How many may wait.
  private static let most = 16

  deinit {
    for arrival in waiting { _ = Descriptor(owning: arrival.number) }
  }

  /// Keeps a descriptor that came with a part of the stream.
  mutating func keep(
    _ descriptor: consuming Descriptor, part: Range<Int>
  ) throws(ImsgError) {
    if waiting.count == Self.most { throw .unclaimedDescriptors }
    waiting.append(Arrival(number: descriptor.release(), part: part))
  }

  /// Takes the descriptor of the marked message that begins at a place of the
  /// stream.
  mutating func take(forMessageAt place: Int) -> Descriptor? {
    guard let first = waiting.first, first.part.lowerBound <= place else {
      return nil
    }
    return Descriptor(owning: waiting.removeFirst().number)
  }

  /// Closes those whose part of the stream ends at a place or before it.
  mutating func drop(before place: Int) {
    while let first = waiting.first, first.part.upperBound <= place {
      _ = Descriptor(owning: waiting.removeFirst().number)
    }
  }
}
