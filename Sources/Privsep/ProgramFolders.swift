import Libc
import Unix

/// The folders that this program and its libraries are in, each once.
///
/// A sandbox in which a `Part` is to be started must promise to start programs
/// in all of them: `.startPrograms(programFolders())`. Ask before, since the
/// answer is read from /proc/self/maps: proc_pid_maps(5). Empty on a system
/// other than Linux, which has no such sandbox.
public func programFolders() throws(SystemError) -> [String] {
  #if os(Linux)
    let number = unsafe open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
    if number == -1 { throw SystemError("open") }
    let maps = Descriptor(owning: number)
    var bytes: [UInt8] = []
    while case let more = try maps.read(upTo: 65_536), !more.isEmpty {
      bytes += more
    }
    // 7f0e4c000000-7f0e4c021000 r-xp 00000000 08:01 1234   /usr/lib/libc.so
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let folders = lines.compactMap { line -> String? in
      guard line.split(separator: " ")[1].contains("x"),
        let start = line.firstIndex(of: "/"),
        let end = line.lastIndex(of: "/")
      else { return nil }
      return String(line[start...end])
    }
    return Set(folders).sorted()
  #else
    return []
  #endif
}
