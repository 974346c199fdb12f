#if os(Linux)
  import Libc

  /// A process as the kernel shows it: proc(5).
  struct Process: Hashable {
    let id: pid_t

    private func file(_ name: String) -> String {
      text(of: "/proc/\(id)/\(name)")
    }

    /// A field of its status, such as `State`.
    private func field(_ name: String) -> Substring {
      let line = file("status").split(separator: "\n").first {
        $0.hasPrefix(name + ":")
      }
      return line?.dropFirst(name.count + 1)
        .drop { $0 == "\t" || $0 == " " } ?? ""
    }

    private func number(_ name: String) -> Int {
      Int(field(name).prefix { $0.isNumber }) ?? 0
    }

    /// Whether it runs, and is more than an exit status.
    var isThere: Bool {
      let state = field("State").first
      return state != nil && state != "Z" && state != "X"
    }
    /// Whether a signal has stopped it.
    var isStopped: Bool { field("State").first == "T" }
    var words: [String] {
      file("cmdline").split(separator: "\0").map(String.init)
    }
    var tracer: Int { number("TracerPid") }
    var user: Int { number("Uid") }
    var residentBytes: Int { number("VmRSS") << 10 }
    var pinnedBytes: Int { number("VmLck") << 10 }
    /// For how many descriptors it has room.
    var descriptorRoom: Int { number("FDSize") }
    var limits: String { file("limits") }
    var userMap: String { file("uid_map") }
    /// How nice it is to others: the 19th field, of which the name is the second.
    var niceness: Int {
      let fields = file("stat").split(separator: ")").last?.split(
        separator: " ")
      return fields.flatMap { $0.count > 16 ? Int($0[16]) : nil } ?? 0
    }

    /// What a link in its directory leads to, if that can be seen.
    func link(_ name: String) -> String? {
      var room = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink("/proc/\(id)/\(name)", &room, room.count)
      guard count > 0 else { return nil }
      return String(
        decoding: room.prefix(count).map { UInt8(bitPattern: $0) },
        as: UTF8.self)
    }

    /// Whether one of its first descriptors leads there, as far as can be seen.
    func hasOpen(_ path: String) -> Bool {
      (0..<64).contains { link("fd/\($0)") == path }
    }

    var children: [Process] {
      file("task/\(id)/children").split(separator: " ")
        .compactMap { pid_t($0) }.map(Process.init)
    }

    /// It and all that it has started, directly or not.
    var tree: [Process] { [self] + children.flatMap(\.tree) }

    /// This process.
    static var own: Process { Process(id: getpid()) }
  }
#endif
