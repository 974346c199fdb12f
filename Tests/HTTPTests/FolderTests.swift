import Foundation
import HTTP
import Libc
import Synchronization
import Testing
import Unix

@Suite("A directory to serve")
struct FolderTests {
  private let path = NSTemporaryDirectory() + "folder-\(UUID().uuidString)"

  @Test(
    "has no file beyond a link, dots, an empty name or a NUL",
    arguments: [
      ("/file", 0), ("/inner/file", 0), ("/", EINVAL), ("", EINVAL),
      ("file", EINVAL), ("//file", EINVAL), ("/inner//file", EINVAL),
      ("/./file", EINVAL), ("/inner/../file", EINVAL), ("/..", EINVAL),
      ("/file\0", EINVAL), ("/file/", EINVAL), ("/file/x", ENOTDIR),
      ("/link", ELOOP), ("/linked/file", ENOTDIR), ("/inner", EISDIR),
      ("/none", ENOENT), ("/none/file", ENOENT), ("/pipe", EACCES),
      ("/pipe/x", ENOTDIR), ("/socket", EACCES),
      ("/" + String(repeating: "x", count: 300), ENAMETOOLONG),
    ])
  func names(name: String, reason: Int32) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createDirectory(
      atPath: path + "/inner", withIntermediateDirectories: true)
    for file in ["/file", "/inner/file"] {
      try Data("text".utf8).write(to: URL(filePath: path + file))
    }
    symlink("file", path + "/link")
    symlink("inner", path + "/linked")
    mkfifo(path + "/pipe", 0o600)
    let folder = try Folder(path)
    if name == "/socket" {
      let socket = Descriptor(owning: makeStreamSocket())
      try #require(listenAtPath(socket.number, path + name) == 0)
    }
    do throws(Refusal) {
      _ = try folder.open(Array(name.utf8)) as Descriptor
      #expect(reason == 0)
    } catch {
      #expect(error.number == reason)
    }
  }

  @Test("always has the file, while it is being replaced")
  func replaced() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false)
    let folder = try Folder(path)
    try Data("text".utf8).write(to: URL(filePath: path + "/file"))
    let isOver = Mutex(false), refusals = Mutex([Int32]())
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 {
        while !isOver.withLock({ $0 }) {
          close(open(path + "/next", O_WRONLY | O_CREAT | O_TRUNC, 0o600))
          rename(path + "/next", path + "/file")
        }
      } else {
        for _ in 0..<3000 {
          do throws(Refusal) {
            _ = try folder.open(Array("/file".utf8)) as Descriptor
          } catch {
            refusals.withLock { $0.append(error.number) }
          }
        }
        isOver.withLock { $0 = true }
      }
    }
    #expect(refusals.withLock { $0 } == [])
  }
}
