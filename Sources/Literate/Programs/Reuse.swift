extension Verifier {
  /// The cached result of a program or a terminal, if it holds and nothing that
  /// it depends on has changed; otherwise a new one, which is cached if it
  /// holds.
  func reused<Value: Codable>(
    _ kind: String, of texts: [String], if holds: (Value) -> Bool,
    make: () throws(Problem) -> Value
  ) throws(Problem) -> Value {
    let all = texts.joined(separator: "\n")
    let key =
      ([
        kind, Machine.fingerprint, toolchain.version,
        "\(toolchain.environment(home: "").sorted { $0.key < $1.key })",
        try libraries.fingerprint(for: all), states(ofProgramsIn: all),
      ]
      + texts.map { "\($0.utf8.count) \($0)" })
      .joined(separator: "\n")
    let cache = Cache(directory: directory + "/cache")
    if reuses, let value: Value = cache.value(of: key),
      isMutant || holds(value)
    {
      return value
    }
    let value = try make()
    if isMutant { return value }
    if holds(value) { cache.keep(value, of: key) } else { cache.forget(key) }
    return value
  }

  /// The state of each program that a word of a text names, on the PATH or by
  /// its whole path.
  private func states(ofProgramsIn text: String) -> String {
    let words = text.split {
      !($0.isLetter || $0.isNumber || "/._+-".contains($0))
    }
    return Set(words).sorted().map { word in
      programs.value(for: word) {
        Toolchain.find(String(word), on: toolchain.path)
          .map { "\($0) \(FileState($0)?.description ?? "")\n" } ?? ""
      }
    }.joined()
  }
}
