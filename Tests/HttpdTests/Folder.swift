import Foundation

/// A folder to be served, with files whose text tells which they are.
final class Folder: Sendable {
  let path =
    FileManager.default.temporaryDirectory.path + "/httpd-\(UUID().uuidString)"
  /// As they are asked for.
  let files: [String]

  /// Makes it, with so many files of up to a hundred lines.
  init(files count: Int = 20) throws {
    files = (0..<count).map { "/file\($0)" }
    // Root's server reads it as nobody's user.
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o755])
    for file in files { try write(Self.text(of: file), to: file) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to file: String) throws {
    try write(Data(text.utf8), to: file)
  }

  func write(_ data: Data, to file: String) throws {
    try data.write(to: URL(filePath: path + file))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: path + file)
  }

  /// Makes a large file, which no other's bytes can be taken for.
  func writeLarge(to file: String) throws -> [UInt8] {
    let random = try FileHandle(
      forReadingFrom: URL(filePath: "/dev/urandom"))
    let data = try random.read(upToCount: 1 << 24) ?? Data()
    try write(data, to: file)
    return Array(data)
  }

  /// What is in the file of a path.
  static func text(of path: String) -> String {
    let count = path.utf8.reduce(1) { ($0 * 31 + Int($1)) % 100 }
    return String(repeating: "this is \(path)\n", count: count + 1)
  }
}
