// swift-tools-version: 6.2
import PackageDescription

/// A chapter: a directory of `chapters`, and the program in it of the same name.
struct Chapter {
  let name: String
  let beside: [String]

  /// A picture `fork` is `fork.dot` and `fork.svg`; `beside` names other code.
  init(_ name: String, pictures: String..., beside: String...) {
    self.name = name
    self.beside =
      ["README.md", "exercises"]
      + pictures.flatMap { [$0 + ".dot", $0 + ".svg"] } + beside
  }
}

/// The chapters, in the order of reading.
let chapters = [
  Chapter("00-monolith", pictures: "monolith"),
  Chapter("01-socketpair", pictures: "socketpair"),
  Chapter("02-fork", pictures: "fork", beside: "hello.c"),
  Chapter("03-fd-hygiene", pictures: "tables", "siblings"),
  Chapter("04-ownership", pictures: "waits"),
  Chapter("05-framing", pictures: "frame"),
  Chapter("06-imsg", pictures: "header", "channel"),
  Chapter("08-passing-descriptors", pictures: "passed", "arrivals", "opener"),
  Chapter("09-tmux", pictures: "wire"),
  Chapter("10-event-loop", pictures: "queue"),
  Chapter("12-dropping-privileges", pictures: "drop", "ids", "jail"),
  Chapter("13-sandbox", pictures: "promises", "gates"),
  Chapter("15-exec", pictures: "randomised", "holdings", beside: "spy.c"),
  Chapter("16-httpd", pictures: "daemon"),
]

let package = Package(
  name: "privsep-workbook",
  platforms: [.macOS(.v15)],
  products: [
    // With an honest bug in it: for the course's own programs.
    .library(name: "HTTP", targets: ["HTTP"]),
    .library(name: "Imsg", targets: ["Imsg"]),
    // The C library of the system, and what Swift lacks of it.
    .library(name: "Libc", targets: ["Libc"]),
    .library(name: "Privsep", targets: ["Privsep"]),
    // What the programs of the texts may import, for the engine to link.
    .library(
      name: "Snippets", type: .static,
      targets: [
        "CShims", "Exercises", "HTTP", "Imsg", "Libc", "Privsep", "Unix",
      ]),
    .library(name: "Unix", targets: ["Unix"]),
  ],
  targets: [
    .target(name: "CShims"),
    .target(name: "Libc", dependencies: ["CShims"]),
    .target(
      name: "HTTP", dependencies: ["Libc", "Privsep", "Unix"],
      swiftSettings: [.strictMemorySafety()]),
    .target(
      name: "Unix", dependencies: ["Libc"],
      swiftSettings: [.strictMemorySafety()]),
    .target(
      name: "Imsg", dependencies: ["Libc", "Unix"],
      swiftSettings: [
        .strictMemorySafety(), .enableExperimentalFeature("Lifetimes"),
      ]),
    .target(
      name: "Privsep", dependencies: ["Libc", "Unix"],
      swiftSettings: [.strictMemorySafety()]),
    // The separated server: a parent, an opener and a worker.
    .target(
      name: "Httpd", dependencies: ["HTTP", "Imsg", "Libc", "Privsep", "Unix"],
      swiftSettings: [.strictMemorySafety()]),
    // What is tried on the separated server, and who judges it.
    .target(
      name: "Attacks",
      dependencies: ["HTTP", "Httpd", "Imsg", "Libc", "Privsep", "Unix"]),
    // What the checks of the exercises are written with.
    .target(name: "Exercises", dependencies: ["Libc"]),
    // Runs a command and sees what it leaves behind: in C, since it forks.
    .target(name: "CSupervisor", dependencies: ["CShims"]),
    .target(name: "Supervisor", dependencies: ["CSupervisor", "Unix"]),
    // The engine: its core, what makes pages of texts, and what spoils a book.
    .target(name: "Literate", dependencies: ["Supervisor"]),
    .target(name: "LiteratePages", dependencies: ["Literate"]),
    .target(name: "Mutation", dependencies: ["Literate"]),
    .executableTarget(
      name: "workbook", dependencies: ["Literate", "LiteratePages", "Mutation"]),
    // What Imsg is measured beside: the same in plain C.
    .target(name: "Yardstick", dependencies: ["CShims"]),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "00-monolith", "16-httpd", "Imsg", "Libc", "Literate", "Yardstick",
      ]),
    // What the tests have in common: small books, and numbers drawn by lot.
    .target(
      name: "TestSupport", dependencies: ["Literate", "Supervisor"],
      path: "Tests/Support"),
    .testTarget(
      name: "LiterateTests",
      dependencies: [
        "Libc", "Literate", "Mutation", "Supervisor", "TestSupport", "Unix",
        "workbook",
      ],
      exclude: ["world.c"]),
    .testTarget(
      name: "ChapterTests",
      dependencies: [
        "Libc", "Literate", "Mutation", "Supervisor", "TestSupport",
      ]),
    .testTarget(
      name: "ClientTests", dependencies: ["LiteratePages", "TestSupport"]),
    .testTarget(name: "UnixTests", dependencies: ["TestSupport", "Unix"]),
    // The server of HTTP in one process, with the time limits of a test.
    .executableTarget(
      name: "test-server", dependencies: ["HTTP", "Libc", "Privsep", "Unix"],
      path: "Tests/Server"),
    .testTarget(
      name: "HTTPTests",
      dependencies: ["HTTP", "Libc", "Literate", "TestSupport", "Unix"]),
    .testTarget(
      name: "HttpdTests",
      dependencies: [
        "Attacks", "HTTP", "Httpd", "Imsg", "Libc", "Literate", "Privsep",
        "Supervisor", "TestSupport", "Unix", "16-httpd", "test-server",
      ]),
    .testTarget(
      name: "ImsgTests",
      dependencies: ["Imsg", "Libc", "Literate", "TestSupport"],
      exclude: ["peer.py"]),
    // Tries things in sandboxes and as parts, for the tests of Privsep.
    .executableTarget(
      name: "sandboxed", dependencies: ["Libc", "Privsep", "Unix"],
      path: "Tests/Sandboxed"),
    .testTarget(
      name: "PrivsepTests",
      dependencies: ["Libc", "Literate", "Privsep", "Supervisor", "sandboxed"]),
    .testTarget(
      name: "LiteratePagesTests",
      dependencies: ["Literate", "LiteratePages", "TestSupport"]),
    .testTarget(
      name: "MutationTests",
      dependencies: ["Exercises", "Literate", "Mutation", "TestSupport"]),
    .testTarget(
      name: "PageTests",
      dependencies: ["Libc", "Literate", "LiteratePages", "TestSupport"]),
  ]
    + chapters.map { chapter in
      .executableTarget(
        name: chapter.name,
        dependencies: [
          "Attacks", "HTTP", "Httpd", "Imsg", "Libc", "Privsep", "Unix",
        ],
        path: "chapters/\(chapter.name)",
        exclude: chapter.beside
      )
    },
  swiftLanguageModes: [.v6]
)
