import Supervisor
import TestSupport
import Testing

@testable import Literate

@Suite("Descriptors 0 to 2", .fewThreads, .needsPtrace)
struct DescriptorTests {
  private func problems(_ code: String) throws -> [String] {
    try SmallBook(
      fence(
        "c run",
        "#include <fcntl.h>\n#include <unistd.h>\nint main(void) { \(code) }")
    ).verify().problems.map(\.message)
  }

  @Test(
    "that a program has opened itself are left behind",
    arguments: [
      ("close(0); return open(\"/etc/passwd\", O_RDONLY);", "0"),
      ("int ends[2]; close(0); close(2); return pipe(ends);", "0, 2"),
    ])
  func opened(code: String, numbers: String) throws {
    #expect(
      try problems(code) == [
        "it leaves behind open descriptors: " + numbers
      ])
  }

  @Test(
    "may be closed, or refer to what one of them referred to",
    arguments: [
      "close(0); close(1); close(2); return 0;",
      "return dup2(1, 2) != 2;", "return dup2(0, 2) != 2;",
      "close(2); return open(\"/dev/null\", O_RDWR) != 2;",
    ])
  func given(code: String) throws {
    #expect(try problems(code) == [])
  }
}
