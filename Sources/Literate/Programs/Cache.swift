import Foundation

/// What was made before, kept by everything that it depends on.
struct Cache {
  /// Where it is kept, a folder to an entry.
  let folder: String

  /// The folder of an entry, if it is there and whole.
  ///
  /// The folder's name is a hash of the key, and the key itself stands in it:
  /// two keys with one hash are a miss, never a wrong answer.
  func find(_ key: String) -> String? {
    let entry = folder + "/" + Self.name(of: key)
    let kept = FileManager.default.contents(atPath: entry + "/key")
    return kept == Data(key.utf8) ? entry : nil
  }

  /// Makes a finished folder the entry of a key, and returns where it is then.
  ///
  /// It moves there in one step, so that no half of it is ever found.
  func keep(_ finished: String, for key: String) throws(Problem) -> String {
    try makeFolder(folder)
    try write(key, to: finished + "/key")
    let entry = folder + "/" + Self.name(of: key)
    if rename(finished, entry) == 0 { return entry }
    // Another run has kept the same meanwhile, or another key has this hash.
    return find(key) ?? finished
  }

  /// The 64-bit FNV-1a hash of a key, in hexadecimal.
  static func name(of key: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}

/// Reads a value kept beside a program.
func load<Value: Decodable>(_ name: String, in folder: String) -> Value? {
  FileManager.default.contents(atPath: "\(folder)/\(name).json")
    .flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
}

/// Keeps a value beside a program, whole or not at all.
func save(
  _ value: some Encodable, as name: String, in folder: String
) throws(Problem) {
  guard let data = try? JSONEncoder().encode(value) else { return }
  try replace(
    "\(folder)/\(name).json", with: String(decoding: data, as: UTF8.self))
}
