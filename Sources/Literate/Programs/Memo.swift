import Synchronization

/// Values that are slow to find; threads that ask at once may each find one.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let known = Mutex<[Key: Value]>([:])

  func value<Failure>(
    for key: Key, _ find: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let value = known.withLock({ $0[key] }) { return value }
    let value = try find()
    known.withLock { $0[key] = value }
    return value
  }
}
