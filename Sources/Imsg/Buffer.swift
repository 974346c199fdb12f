import Libc

/// The memory in which messages wait, at the offsets `start..<end`.
///
/// There is none until it is first needed, and then 4 KiB. When the last
/// message leaves, a block larger than that is freed, and `hint` remembers how
/// much was needed. What has left is wiped, as OpenBSD does with freezero(3).
@safe @usableFromInline
struct Buffer: ~Copyable, @unchecked Sendable {
  /// The size of the block that is kept while no message waits.
  static let least = 4096
  /// The most that is allocated at once because as much was needed before.
  private static let mostAtOnce = 1 << 20

  /// The memory, or nil while there is none.
  @usableFromInline private(set) var base: UnsafeMutableRawPointer?
  /// The size of the memory, in bytes.
  @usableFromInline private(set) var capacity = 0
  /// The offset at which the first message begins.
  @usableFromInline var start = 0
  /// The offset at which the last message ends.
  @usableFromInline var end = 0
  /// The offset from which the bytes have not been wiped.
  @usableFromInline private(set) var dirty = 0
  /// The offset at which the unwiped bytes end, if that is after `end`.
  @usableFromInline private(set) var soiled = 0
  /// How many bytes to allocate the next time that there are none: as many as
  /// were needed before, and half of that each time that fewer were.
  var hint = Self.least

  init() {}

  @inlinable deinit {
    unsafe Self.release(base, dirty..<max(end, soiled))
  }

  /// How many bytes are waiting.
  @usableFromInline var count: Int { end - start }

  /// The memory, of which there must be some by now.
  @inlinable var memory: UnsafeMutableRawPointer {
    guard let base = unsafe base else {
      preconditionFailure("a buffer is used before it has memory")
    }
    return unsafe base
  }

  /// Wipes the unwiped bytes of a block of memory, and frees it.
  @usableFromInline static func release(
    _ base: UnsafeMutableRawPointer?, _ dirty: Range<Int>
  ) {
    guard let base = unsafe base else { return }
    unsafe Libc.wipe(base + dirty.lowerBound, dirty.count)
    unsafe Libc.free(base)
  }
}

extension Buffer {
  /// Makes room for `more` bytes after the messages, of which the first
  /// `written` are there already, and stay.
  ///
  /// Returns how far the waiting bytes moved towards the beginning.
  @usableFromInline @inline(never)
  mutating func grow(for more: Int, keeping written: Int = 0) -> Int {
    let moved = start
    // Moves no more bytes than have left.
    if start >= capacity / 2, start > 0, count + more <= capacity {
      moveDown(keeping: written)
      wipe(end + written..<soiled)
      soiled = 0
      return moved
    }
    let needed = count + more
    let isFirst = capacity == 0
    resize(to: max(needed, isFirst ? hint : 2 * capacity), keeping: written)
    return moved
  }

  /// Moves the waiting bytes, and the `written` bytes after them, to the
  /// beginning.
  ///
  /// The old copy is left to be wiped later.
  mutating func moveDown(keeping written: Int = 0) {
    guard start > 0, let base = unsafe base else { return }
    unsafe base.copyMemory(from: base + start, byteCount: count + written)
    soiled = max(soiled, end + written)
    (start, end, dirty) = (0, count, 0)
  }

  /// Starts again from the beginning when nothing is waiting.
  ///
  /// The old bytes are left to be wiped later.
  mutating func restart() {
    soiled = max(soiled, end)
    (start, end, dirty) = (0, 0, 0)
  }

  /// Moves the waiting bytes, and the `written` bytes after them, to a new
  /// block of `size` bytes.
  mutating func resize(to size: Int, keeping written: Int = 0) {
    guard let other = unsafe malloc(size) else {
      fatalError("there is no memory for \(size) bytes of messages")
    }
    if let base = unsafe base {
      unsafe other.copyMemory(
        from: base + start, byteCount: count + written)
    }
    unsafe Self.release(base, dirty..<max(end + written, soiled))
    unsafe base = other
    (capacity, start, end, dirty, soiled) = (size, 0, count, 0, 0)
  }

  /// Wipes what has left and, if nothing is waiting, frees a block larger than
  /// 4 KiB.
  ///
  /// Returns how far offsets moved towards the beginning.
  @usableFromInline @inline(never)
  mutating func clean() -> Int {
    if start < end {
      wipe(dirty..<start)
      dirty = start
      if soiled > end { wipe(end..<soiled) }
      soiled = 0
      return 0
    }
    let moved = end
    let used = max(end, soiled)
    if used > 0 {
      // One byte more, so that as many again do not fill it.
      hint = min(max(used + 1, hint / 2, Self.least), Self.mostAtOnce)
    }
    wipe(dirty..<used)
    (start, end, dirty, soiled) = (0, 0, 0, 0)
    if capacity > Self.least {
      unsafe Libc.free(base)
      (unsafe base, capacity) = (nil, 0)
    }
    return moved
  }

  /// Wipes a range of the memory, which must lie within `capacity`.
  mutating func wipe(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= capacity)
    guard !range.isEmpty, let base = unsafe base else { return }
    unsafe Libc.wipe(base + range.lowerBound, range.count)
  }
}
