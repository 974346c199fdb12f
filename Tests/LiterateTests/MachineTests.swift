import Foundation
import TestSupport
import Testing

@testable import Literate

#if os(Linux)
  @Suite("A result of another machine", .fewThreads)
  struct MachineTests {
    /// How the workbook is started, for a machine that differs in one thing.
    static let machines =
      [
        "ulimit -t 1000; exec workbook verify",
        "exec setpriv --no-new-privs workbook verify",
      ]
      + (isRoot
        ? [
          "exec setpriv --bounding-set=-sys_boot workbook verify",
          "cp /bin/sh shell; exec unshare --mount /bin/bash -c "
            + "'mount --bind shell /bin/sh && exec workbook verify'",
        ] : [])

    /// Whether this user may take away capabilities and mount directories.
    private static let isRoot =
      geteuid() == 0
      && (try? SmallBook().shell("unshare --mount mount --bind . ."))?.ending
        == .exit(0)

    @Test("isn't reused", arguments: machines)
    func machine(start: String) throws {
      let book = try SmallBook(fence("console", "$ tally"))
      try book.write(script: "echo >>\"${0%/*}/count\"", to: "bin/tally")
      for _ in 0..<2 {
        #expect(try book.workbook("verify").ending == .exit(0))
      }
      #expect(try book.text(of: "bin/count").count == 1)
      let run = try book.shell(start)
      #expect(run.ending == .exit(0), "\(run.printed)")
      #expect(try book.text(of: "bin/count").count == 2)
    }
  }
#endif
