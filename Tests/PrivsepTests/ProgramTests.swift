import Libc
import Privsep
import Testing

@Suite struct ProgramTests {
  @Test("the words are those that Swift knows outside of a sandbox")
  func arguments() {
    #expect(programArguments() == CommandLine.arguments)
    #expect(!programArguments().isEmpty)
  }

  #if os(Linux)
    @Test("the folders are those of libraries and of the program, each once")
    func folders() throws {
      let folders = try programFolders()
      #expect(folders == Set(folders).sorted())
      for folder in folders {
        #expect(folder.hasPrefix("/") && folder.hasSuffix("/"))
      }
      let path = try #require(realpath("/proc/self/exe", nil))
      defer { free(path) }
      let program = String(cString: path)
      let slash = try #require(program.lastIndex(of: "/"))
      #expect(folders.contains(String(program[...slash])))
      #expect(folders.contains { $0.contains("/lib") })
    }
  #endif
}
