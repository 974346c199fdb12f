import Foundation

/// A directory to serve, with files whose contents tell them apart.
final class Folder: Sendable {
  let path =
    FileManager.default.temporaryDirectory.path + "/httpd-\(UUID().uuidString)"
  /// The paths of the files, as in a request.
  let files: [String]

  /// Creates a directory with `count` files of up to a hundred lines.
  init(files count: Int = 20) throws {
    files = (0..<count).map { "/file\($0)" }
    // A server started by root reads it as another user.
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

  /// Writes a large file of random bytes.
  func writeLarge(to file: String) throws -> [UInt8] {
    let random = try FileHandle(
      forReadingFrom: URL(filePath: "/dev/urandom"))
    let data = try random.read(upToCount: 1 << 24) ?? Data()
    try write(data, to: file)
    return Array(data)
  }

  /// The contents of the file at a path.
  static func text(of path: String) -> String {
    let count = path.utf8.reduce(1) { ($0 * 31 + Int($1)) % 100 }
    return String(repeating: "this is \(path)\n", count: count + 1)
  }
}

/// Compares two large files: an expectation of their equality would look for
/// each difference, and take hours.
func areSame(_ one: some Sequence<UInt8>, _ other: [UInt8]) -> Bool {
  Array(one) == other
}
