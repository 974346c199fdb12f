import Testing

@testable import Literate

/// Spoils a small book one line at a time: each change must be noticed.
@Suite("Nothing passes unnoticed")
struct UnnoticedTests {
  private static let program = """
    let greeting = "hello"

    func greet(_ name: String) {
      print(greeting, name)
    }

    greet("child")

    """

  private static let text = """
    # A sample

    ```swift
    let greeting = "hello"
    ```

    ```swift
    func greet(_ name: String) {
      // ...
    }
    ```

    ```swift
      print(greeting, name)
    ```

    ```swift
    greet("child")
    ```

    ```c hello.c
    int main(void) { return 0; }
    ```

    ```swift run
    print(1, 42)
    ```

    ```output
    1 42
    ```

    ```swift run continued
    print("pid", 2)
    ```

    ```output
    1 42
    pid <pid>
    ```

    ```c run
    #include "Shelf.h"
    int main(void) { return shelf(); }
    ```

    ```output exit=42
    ```

    ```swift error
    let a: Int = b
    ```

    ```output
    main.swift:1:14: error: cannot find 'b' in scope
    ```

    ```c run
    #include <stdlib.h>
    int main(void) { exit(3); }
    ```

    ```output exit=3
    ```

    ```swift build
    while true {}
    ```

    ```c error
    int main(void) { return a; }
    ```

    ```output
    main.c:1:25: error: use of undeclared identifier 'a'
    ```

    ```console
    $ echo one
    one
    ```

    ```c Sources/Shelf/include/Shelf.h
    static inline int shelf(void) { return 42; }
    ```

    ```text
    a -> b
    ```

    """

  /// A change of one line of one file.
  struct Change: CustomTestStringConvertible {
    let file: String
    let line: String
    let instead: String
    var testDescription: String { "\(line) -> \(instead)" }

    init(_ line: String, _ instead: String, in file: String = SampleBook.text) {
      self.file = file
      self.line = line
      self.instead = instead
    }

    static let program = "chapters/01-sample/main.swift"
    static let c = "chapters/01-sample/hello.c"
    static let library = "Sources/Shelf/include/Shelf.h"
  }

  private func book() throws -> SampleBook {
    try SampleBook(
      Self.text, program: Self.program,
      files: [
        Change.c: "int main(void) { return 0; }\n",
        Change.library: "static inline int shelf(void) { return 42; }\n",
        "Sources/Shelf/include/module.modulemap":
          "module Shelf { header \"Shelf.h\" }\n",
      ])
  }

  @Test("the sample itself holds")
  func holds() throws {
    #expect(try book().verify().allProblems == [])
  }

  @Test(
    "a change of one line",
    arguments: [
      // The programs.
      Change(
        "let greeting = \"hello\"", "let greeting = \"hullo\"",
        in: Change.program),
      Change(
        "  print(greeting, name)", "  print(name, greeting)", in: Change.program
      ),
      Change("greet(\"child\")", "greet(\"parent\")", in: Change.program),
      Change(
        "greet(\"child\")", "greet(\"child\")\nprint()", in: Change.program),
      Change("}", "", in: Change.program),
      Change(
        "int main(void) { return 0; }", "int main(void) { return 1; }",
        in: Change.c),
      Change(
        "static inline int shelf(void) { return 42; }",
        "static inline int shelf(void) { return 41; }", in: Change.library),
      // Quotations.
      Change("let greeting = \"hello\"", "let greeting = \"hullo\""),
      Change("func greet(_ name: String) {", "func greet(name: String) {"),
      Change("  // ...", ""),
      Change("  print(greeting, name)", "print(greeting, name)"),
      Change("int main(void) { return 0; }", "int main(void) { return 2; }"),
      Change(
        "static inline int shelf(void) { return 42; }", "int shelf(void);"),
      // Programs in the text, and what they print.
      Change("print(1, 42)", "print(2, 42)"),
      Change("print(1, 42)", "print(1, 42"),
      Change("1 42", "1 43"),
      Change("pid <pid>", "pid <path:A>x"),
      Change("let a: Int = b", "let a: Int = 1"),
      Change("let a: Int = b", "let a: Int = c"),
      Change(
        "main.swift:1:14: error: cannot find 'b' in scope",
        "main.swift:1:14: error: cannot find 'c' in scope"),
      Change("main.c:1:25: error: use of undeclared identifier 'a'", ""),
      Change("int main(void) { exit(3); }", "int main(void) { exit(4); }"),
      Change("while true {}", "while true {"),
      Change("int main(void) { return a; }", "int main(void) { return 0; }"),
      Change("$ echo one", "$ echo two"),
      Change("one", "two"),
      Change("a -> b", "let a = b"),
      // Info strings.
      Change("```swift", "```swfit"),
      Change("```swift", "```text"),
      Change("```swift run", "```swift build"),
      Change("```swift run", "```text"),
      Change("```swift run continued", "```swift run"),
      Change("```swift error", "```swift build"),
      Change("```output exit=3", "```output exit=4"),
      Change("```output exit=3", "```output"),
      Change("```output", "```text"),
      Change("```c run", "```c build"),
      Change("```c hello.c", "```c goodbye.c"),
      Change("```console", "```text"),
    ])
  func change(_ change: Change) throws {
    let book = try book()
    var lines = try lines(of: book.text(of: change.file))
    let index = try #require(lines.firstIndex(of: change.line))
    lines[index] = change.instead
    try book.set(change.file, to: lines.joined(separator: "\n") + "\n")
    #expect(try !book.verify().holds)
  }
}
