import TestSupport

/// A book of two chapters with all that can be on a page, and lines too long
/// for any.
enum WideBook {
  static func make() throws -> SmallBook {
    try SmallBook(
      pages: one,
      [
        "README.md": """
        # The book

        It is small.

        ```sh
        swift run 01-sample
        ```

        ## The course

        ### Part I: Both

        - [One](chapters/01-sample/README.md): what?
        - [Two](chapters/02-more/README.md): what else?

        ## How to read

        See [the program](chapters/01-sample/main.swift).

        """,
        "chapters/01-sample/main.swift": listings[0] + "\n",
        "chapters/01-sample/wide.svg": picture, SmallBook.more: two,
        "chapters/02-more/exercises/nap/stub.swift": "// TODO: rest\n",
        "chapters/02-more/exercises/nap/check.swift": "",
        "chapters/02-more/exercises/nap/solution.swift": "",
      ])
  }

  private static let long = String(repeating: "a long line, ", count: 20)

  static let listings = [
    "// \(long)\n\nlet x = \"<b>\" // \(String(repeating: "x", count: 200))",
    "print(1)",
    "\(String(repeating: "=", count: 200))\n  two",
    "$ echo \(long)\n\(long)",
    "| \(long) |",
    "int x; /* \(long) */",
  ]

  private static let one = """
    # One & all

    It is short.

    ![A wide picture](wide.svg) ![The same](../01-sample/wide.svg)

    ## A heading: with `long_code`

    ```swift
    \(listings[0])
    ```

    ```swift run
    \(listings[1])
    ```

    ```output exit=3
    \(listings[2])
    ```

    ```console
    \(listings[3])
    ```

    ```text
    \(listings[4])
    ```

    > Note: Here is `\(String(repeating: "code", count: 60))` in a note.

    ```c run
    \(listings[5])
    ```

    On to [what is left](../02-more/README.md#whats-left-in-main_twoc), or
    [up](#a-heading-with-long_code).

    | column | another |
    | ------ | ------- |
    | `\(String(repeating: "c", count: 60))` | \(long) |

    """

  private static let two = """
    # Two

    The end.

    ## What's left, in `main_two.c`?

    Back to [one](../01-sample/README.md#a-heading-with-long_code).

    ## Exercises

    ### `nap`: rest

    Do nothing.

    <details>
    <summary>Hint</summary>

    Lie down.

    </details>

    """

  private static let picture = """
    <svg xmlns="http://www.w3.org/2000/svg" width="2000" height="100">
      <rect width="2000" height="100" fill="gray"/>
    </svg>
    """
}
