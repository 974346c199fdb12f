import Foundation

/// What was made before, kept by everything that it depends on.
struct Cache {
  /// Where it is kept, a file to an entry.
  let directory: String

  private struct Entry<Value: Codable>: Codable {
    let key: String
    let value: Value
  }

  /// The value of a key, if it is there and whole.
  ///
  /// The file's name is a hash of the key, and the key itself stands in it: two
  /// keys with one hash are a miss, never a wrong answer.
  func value<Value: Codable>(of key: String) -> Value? {
    FileManager.default.contents(atPath: path(of: key))
      .flatMap { try? JSONDecoder().decode(Entry<Value>.self, from: $0) }
      .flatMap { $0.key == key ? $0.value : nil }
  }

  /// Keeps a value, whole or not at all; what cannot be kept is made again.
  func keep(_ value: some Codable, of key: String) {
    try? FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    try? JSONEncoder().encode(Entry(key: key, value: value))
      .write(to: URL(filePath: path(of: key)), options: .atomic)
  }

  func forget(_ key: String) { unlink(path(of: key)) }

  private func path(of key: String) -> String {
    directory + "/" + hash(of: key)
  }
}

/// The 64-bit FNV-1a hash of a text, in hexadecimal.
func hash(of text: String) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return String(hash, radix: 16)
}
