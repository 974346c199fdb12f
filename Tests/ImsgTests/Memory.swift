#if os(Linux)
  import Foundation
  import Libc

  /// How often bytes are in this process's memory that can be written.
  ///
  /// They are given as their complements, so that they're found nowhere else.
  func occurrences(ofComplementOf bytes: [UInt8]) throws -> Int {
    let memory = open("/proc/self/mem", O_RDONLY)
    defer { close(memory) }
    // Its own room is none that is looked at.
    let size = 1 << 20
    let room = try mappedRoom(size)
    defer { munmap(room.baseAddress, size) }
    var found = 0
    for range in try writableMemory() where !range.contains(address(of: room)) {
      // A secret may lie across the end of a part.
      for place in stride(
        from: range.lowerBound, to: range.upperBound, by: size - bytes.count)
      {
        let count = pread(
          memory, room.baseAddress, min(size, range.upperBound - place),
          off_t(place))
        if count > 0 { found += matches(of: bytes, in: room.prefix(count)) }
      }
    }
    return found
  }

  private func matches(
    of complement: [UInt8], in bytes: Slice<UnsafeMutableRawBufferPointer>
  ) -> Int {
    guard let start = bytes.base.baseAddress else { return 0 }
    var found = 0
    var place = 0
    while place + complement.count <= bytes.count,
      let next = memchr(
        start + place, Int32(~complement[0]), bytes.count - place)
    {
      place = next - UnsafeMutableRawPointer(start)
      let isThere =
        place + complement.count <= bytes.count
        && complement.indices.allSatisfy {
          bytes.base[place + $0] == ~complement[$0]
        }
      if isThere { found += 1 }
      place += 1
    }
    return found
  }

  private func mappedRoom(
    _ size: Int
  ) throws -> UnsafeMutableRawBufferPointer {
    let room = mmap(
      nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let room, room != MAP_FAILED else { throw NoMessage() }
    return UnsafeMutableRawBufferPointer(start: room, count: size)
  }

  private func address(of room: UnsafeMutableRawBufferPointer) -> Int {
    Int(bitPattern: room.baseAddress)
  }

  /// The parts of memory that can be written, but for the stacks.
  private func writableMemory() throws -> [Range<Int>] {
    let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
    return maps.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words[1].hasPrefix("rw"), !line.hasSuffix("[stack]") else {
        return nil
      }
      let ends = words[0].split(separator: "-").compactMap {
        Int($0, radix: 16)
      }
      return ends[0]..<ends[1]
    }
  }

  /// The memory that this process has now, in bytes.
  func residentMemory() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return (pages ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
#endif
