import Foundation

/// Earlier results, each under a key with what it depends on: see `reused`.
struct Cache {
  /// The directory that holds them, a file for each.
  let directory: String

  /// The value of a key, if it is there and intact.
  ///
  /// The file's name is a hash of the key, and the file has the key itself: two
  /// keys with the same hash are a miss, never a wrong answer.
  func value<Value: Codable>(of key: String) -> Value? {
    FileManager.default.contents(atPath: path(of: key))
      .flatMap { try? JSONDecoder().decode([String: Value].self, from: $0) }?[
        key]
  }

  /// Stores a value, whole or not at all; without it, it is computed again.
  func keep(_ value: some Codable, of key: String) {
    try? FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    try? JSONEncoder().encode([key: value])
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
