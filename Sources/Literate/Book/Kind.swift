/// What a fence is, as its info string says.
public enum Kind: Equatable, Sendable {
  /// Lines of a program: of this chapter's, or of the file named.
  case quotation(Language, path: String?)
  /// A whole program, and what is to be done with it.
  case program(Language, Purpose)
  /// A terminal: what was typed and what came back.
  case console
  /// What the program above prints, and how it ends.
  case output(Expectation)
  /// What the check of the exercise named says of its stub.
  case check(String)
  /// A layout, a diagram, a byte dump: no code.
  case text

  /// A language that the book's programs are written in.
  public enum Language: String, CaseIterable, Sendable {
    case swift, c
  }

  /// What is done with a whole program.
  public enum Purpose: String, CaseIterable, Sendable {
    /// It compiles without a warning, and is run.
    case run
    /// As `run`, with the code of the programs before it.
    case runContinued = "run continued"
    /// It compiles, and is not run.
    case build
    /// It does not compile.
    case error
  }
}

/// How a program is to end, and what may be left of it.
public struct Expectation: Equatable, Sendable {
  /// The end that the author announces.
  public enum Ending: Equatable, Sendable {
    case exit(Int32)
    case signal(Signal)
    case timeout
  }

  /// What a program may leave behind, where its fence says so.
  public enum Leftover: String, CaseIterable, Sendable {
    case child, descriptors
  }

  /// How the program ends.
  public var ending = Ending.exit(0)
  /// Whether its lines may come in any order.
  public var unordered = false
  /// What it leaves behind.
  public var leaves: Set<Leftover> = []
}

extension Kind {
  /// The kind in the words of an info string, without its details.
  public var name: String {
    switch self {
    case .quotation(let language, _): language.rawValue
    case .program(let language, let purpose):
      language.rawValue + " " + purpose.rawValue
    case .console: "console"
    case .output: "output"
    case .check: "check"
    case .text: "text"
    }
  }

  /// The language to colour it as.
  public var language: String {
    switch self {
    case .quotation(let language, _), .program(let language, _):
      language.rawValue
    case .console, .output, .check, .text: name
    }
  }
}
