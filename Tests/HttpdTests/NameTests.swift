import Foundation
import Libc
import TestSupport
import Testing

@Suite("The names of files", .needsSandbox, .ownThread)
struct NameTests {
  @Test("are bytes: no file is mistaken for one that looks the same")
  func bytes() throws {
    let folder = try Folder(files: 0)
    // One character, and a letter with an accent.
    let names = ["/\u{e9}", "/e\u{301}", "/Keys"]
    for name in names { create((folder.path + name).utf8CString, name) }
    let server = try Server(folder)
    #expect(try server.get("/%C3%A9").body == Array("/\u{e9}".utf8))
    #expect(try server.get("/e%CC%81").body == Array("/e\u{301}".utf8))
    #expect(try server.get("/Keys").text == "/Keys")
    // A name that is not UTF-8.
    create((folder.path + "/").utf8CString.dropLast() + [-1, 0], "")
    #expect(try server.get("/%FF").status == 200)
    // The kelvin sign.
    #expect(try server.get("/%E2%84%AAeys").status == 404)
    // A name that fits into a head, and not into a message to the opener.
    let name = String(repeating: "a", count: 16_360)
    let client = try Client(to: server.port)
    try client.send("GET /\(name)/ HTTP/1.0\r\n\r\n")
    #expect(try client.response().status == 404)
    #expect(try server.end() == .status(0))
  }

  /// Creates a file that the opener may read, whatever the umask is.
  private func create(_ path: some Sequence<CChar>, _ text: String) {
    let number = open(Array(path), O_WRONLY | O_CREAT, 0o600)
    fchmod(number, 0o644)
    write(number, text, text.utf8.count)
    close(number)
  }

  #if os(Linux)
    @Test("open nothing that is not a regular file")
    func pipes() throws {
      let folder = try Folder()
      try #require(mkfifo(folder.path + "/pipe", 0o644) == 0)
      let watch = inotify_init1(Int32(IN_NONBLOCK))
      defer { close(watch) }
      inotify_add_watch(watch, folder.path + "/pipe", UInt32(IN_OPEN))
      let server = try Server(folder)
      for path in ["/pipe", "/pipe/", "/pipe/x"] {
        #expect(try server.get(path).status == 404)
      }
      #expect(try server.end() == .status(0))
      var event = [UInt8](repeating: 0, count: 4096)
      #expect(read(watch, &event, event.count) == -1 && lastError() == EAGAIN)
      // The watch works: opening the FIFO is noticed.
      close(open(folder.path + "/pipe", O_RDONLY | O_NONBLOCK))
      #expect(read(watch, &event, event.count) > 0)
    }
  #endif
}
