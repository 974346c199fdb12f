import Foundation

/// Pages to serve, and what wrk is to ask for.
struct SampleSite {
  let folder: String
  var pages: String { folder + "/pages" }
  /// What is asked for, and wrk's script that does so.
  private(set) var scripts: [(name: String, path: String)] = []

  /// Makes files that every user may read.
  init() throws {
    folder =
      FileManager.default.temporaryDirectory.path
      + "/benchmark-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: pages, withIntermediateDirectories: true)
    try write(1 << 10, to: "small")
    try write(1 << 24, to: "large")
    for number in 0..<10_000 { try write(1 << 10, to: "file\(number)") }

    try add(
      "1 KiB, kept alive", #"wrk.path = "/small""#)
    try add(
      "1 KiB, a connection each",
      #"wrk.path = "/small"; wrk.headers["Connection"] = "close""#)
    try add(
      "10,000 of 1 KiB, kept alive",
      """
      local next = 0
      request = function()
        next = (next + 1) % 10000
        return wrk.format("GET", "/file" .. next)
      end
      """)
    try add("16 MiB, kept alive", #"wrk.path = "/large""#)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func write(_ size: Int, to name: String) throws {
    try Data(count: size).write(to: URL(filePath: "\(pages)/\(name)"))
  }

  private mutating func add(_ name: String, _ script: String) throws {
    let path = "\(folder)/\(scripts.count).lua"
    try Data(script.utf8).write(to: URL(filePath: path))
    scripts.append((name, path))
  }
}
