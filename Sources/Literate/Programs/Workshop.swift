import Foundation

/// Where snippets are compiled and run.
public struct Workshop: Sendable {
  /// What is remembered from one verification to the next.
  public enum Memory: Int, Comparable, Sendable {
    /// Nothing: everything is compiled and run.
    case nothing
    /// Compiled programs; each is run.
    case programs
    /// Also runs that held, as long as the same program is to do the same.
    case runs

    /// Whether less is remembered.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// The book that the snippets are of.
  public let book: Book
  let toolchain: Toolchain
  /// The folder of all that is made: scratch folders, modules, the cache.
  let folder: String
  let memory: Memory
  let plans = BuildPlans()
  /// Whether programs that were compiled are kept for the next time.
  private(set) var keeps = true

  /// Sets up a workshop in a folder, which is made when it is needed.
  public init(
    book: Book, toolchain: Toolchain, folder: String, memory: Memory
  ) {
    self.book = book
    self.toolchain = toolchain
    self.folder = folder
    self.memory = memory
  }

  /// The same with a changed book, of which nothing is kept.
  func forOnce(_ book: Book) -> Workshop {
    var workshop = Workshop(
      book: book, toolchain: toolchain, folder: folder, memory: memory)
    workshop.keeps = false
    return workshop
  }

  var cache: Cache { Cache(folder: folder + "/cache") }

  /// Lends an empty folder, and removes it.
  func withScratch<Result>(
    _ body: (String) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let scratch = "\(folder)/scratch/\(nameOfItsOwn())"
    try makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    return try body(scratch)
  }

  /// Removes what engines left that were killed: scratch folders, and texts
  /// that were not yet in their places.
  public func sweep() {
    let scratch = folder + "/scratch"
    let names = try? FileManager.default.contentsOfDirectory(atPath: scratch)
    for name in names ?? [] {
      if isAbandoned(name[...]) {
        try? FileManager.default.removeItem(atPath: scratch + "/" + name)
      }
    }
    for chapter in book.chapters {
      removeAbandonedTexts(of: book.root + "/" + chapter.path)
    }
  }

  /// Runs a command for a place of the book, in a folder that is its home too.
  func run(
    _ arguments: [String], in folder: String, for place: Place, limit: Int
  ) throws(Problem) -> Run {
    do {
      return try Command(
        arguments: arguments, environment: toolchain.environment(home: folder),
        folder: folder, limit: limit
      ).run()
    } catch {
      throw place.problem(
        error.message, help: "see what the system lacks, and try again")
    }
  }
}
