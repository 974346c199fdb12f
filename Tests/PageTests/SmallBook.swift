import Foundation

/// A book of two chapters with all that can be on a page, and lines too long
/// for any.
final class SmallBook {
  var root: String { folder.path }

  private let folder = TemporaryFolder()

  init() throws {
    let files = [
      "Package.swift": #"Chapter("01-one"), Chapter("02-two")"#,
      "README.md": """
      # The book

      It is small.

      ```sh
      swift run 01-one
      ```

      ## The course

      ### Part I: Both

      - [One](chapters/01-one/README.md): what?
      - [Two](chapters/02-two/README.md): what else?

      ## How to read

      See [the program](chapters/01-one/main.swift).

      """,
      "chapters/01-one/README.md": Self.text,
      "chapters/01-one/main.swift": Self.listings[0] + "\n",
      "chapters/01-one/wide.svg": Self.picture,
      "chapters/02-two/README.md": """
      # Two

      The end.

      ## What's left, in `main_two.c`?

      Back to [one](../01-one/README.md#a-heading-with-long_code).

      ## Exercises

      ### `nap`: rest

      Do nothing.

      <details>
      <summary>Hint</summary>

      Lie down.

      </details>

      """,
      "chapters/02-two/main.swift": "",
    ]
    for (path, text) in files {
      let url = URL(filePath: root + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  private static let long = String(repeating: "a long line, ", count: 20)

  static let listings = [
    "// \(long)\n\nlet x = \"<b>\" // \(String(repeating: "x", count: 200))",
    "\(String(repeating: "=", count: 200))\n  two",
    "$ echo \(long)\n\(long)",
    "| \(long) |",
    "int x; /* \(long) */",
    "let y = 2",
  ]

  private static let text = """
    # One & all

    It is short.

    ![A wide picture](wide.svg) ![The same](../01-one/wide.svg)

    ## A heading: with `long_code`

    ```swift
    \(listings[0])
    ```

    ```output exit=3
    \(listings[1])
    ```

    ```console
    \(listings[2])
    ```

    ```text
    \(listings[3])
    ```

    > Note: Here is `\(String(repeating: "code", count: 60))` in a note.
    >
    > ```c run
    > \(listings[4])
    > ```

    1. In a list:

       ```swift run
       \(listings[5])
       ```

    On to [what is left](../02-two/README.md#whats-left-in-main_twoc), or
    [up](#a-heading-with-long_code).

    | column | another |
    | ------ | ------- |
    | `\(String(repeating: "c", count: 60))` | \(long) |

    """

  private static let picture = """
    <svg xmlns="http://www.w3.org/2000/svg" width="2000" height="100">
      <rect width="2000" height="100" fill="gray"/>
    </svg>
    """
}
