import TestSupport
import Testing

@Suite("A recently requested file", .ownThread)
struct CacheTests {
  @Test("is sent as it is now")
  func changed() throws {
    let folder = try Folder()
    let server = try Server(folder, program: Server.alone)
    let client = try Client(to: server.port)
    let before = try client.get("/file1")
    try folder.write("other\n", to: "/file1")
    let after = try client.get("/file1")
    #expect(after["content-length"] == "6")
    #expect(after["etag"] != before["etag"])
    #expect(try server.end() == .status(0))
  }
}
