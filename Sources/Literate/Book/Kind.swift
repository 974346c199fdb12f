/// What a fence is, according to its info string.
package enum Kind: Equatable, Sendable {
  /// Lines of a program: of this chapter's, or of the file named.
  case quotation(Language, path: String?)
  /// A whole program, and what is done with it.
  case program(Language, Purpose)
  /// A terminal: what was typed, and the answers.
  case console(Expectation)
  /// What the program above prints, and how it ends.
  case output(Expectation)
  /// What the check of the exercise named says of its stub.
  case check(String)
  /// Commands or text that are only shown: `sh` or `text`.
  case shown(String)
}

/// A language that the book's programs are written in.
package enum Language: String, CaseIterable, Sendable {
  case swift, c

  /// The language of a file, by its extension.
  package init?(fileName: String) {
    switch fileName.split(separator: ".").dropFirst().last {
    case "swift": self = .swift
    case "c", "h": self = .c
    default: return nil
    }
  }
}

/// What is done with a whole program.
package enum Purpose: String, CaseIterable, Sendable {
  /// It has to compile without a warning, and is run.
  case run
  /// As `run`, with the code of the programs before it.
  case runContinued = "run continued"
  /// It has to compile without a warning, and isn't run.
  case build
  /// It must not compile.
  case error
}

/// How a program ends, and what it leaves behind.
package struct Expectation: Equatable, Sendable {
  package enum Ending: Equatable, Sendable {
    case exit(Int32)
    case signal(Signal)
    /// It hangs, and is killed when its time is up.
    case timeout
  }

  package enum Leftover: String, CaseIterable, Sendable {
    case child, descriptors
  }

  package var ending = Ending.exit(0)
  package var leaves: Set<Leftover> = []
}

extension Kind {
  /// The kind in the words of an info string, without its details.
  package var name: String {
    switch self {
    case .quotation(let language, _): language.rawValue
    case .program(let language, let purpose):
      language.rawValue + " " + purpose.rawValue
    case .console: "console"
    case .output: "output"
    case .check: "check"
    case .shown(let name): name
    }
  }

  /// The language to colour it as: the first word of its name.
  package var language: String { String(name.prefix { $0 != " " }) }
}
