import Literate

/// The format that the book is woven for, where it differs from Markdown.
protocol Edition {
  /// The lines that replace a line of prose, in which links are already woven.
  func lines(for line: String, number: Int, of page: Page) -> [String]
  func link(_ words: String, to heading: Heading) -> String
}

/// A line of a woven page, and the place in the book that it came from.
typealias WovenLine = (text: String, place: Place)

/// Weaves texts of the book into the pages of an edition.
struct Weaver {
  let contents: Contents
  private let edition: any Edition
  /// What is wrong with the pages woven so far.
  private(set) var problems: [Problem]
  /// The pictures of these, by their names in one common directory.
  private var pictures: [String: String] = [:]

  init(_ book: Book, for edition: any Edition) throws(Problem) {
    contents = try Contents(of: book)
    self.edition = edition
    problems = contents.problems
    // Even texts that do not become pages have their links checked.
    for page in contents.all where page.name.isEmpty { _ = weave(page) }
  }

  /// Weaves a page.
  mutating func weave(_ page: Page) -> [WovenLine] {
    var lines = page.text.lines
    for paragraph in page.paragraphs {
      let woven = weave(paragraph.text[...], of: paragraph)
        .split(separator: "\n", omittingEmptySubsequences: false)
      lines.replaceSubrange(
        paragraph.line - 1..<paragraph.end - 1, with: woven.map(String.init))
    }
    var openings: [Int: [String]] = [:]
    var above: Kind?
    for listing in page.text.listings {
      let line = listing.fence.line
      let (info, caption) = setting(of: listing, below: above)
      // A paragraph, which the style sheets recognise by its emphasis.
      openings[line] =
        (caption.map { ["", "***\($0.escaped)***", ""] } ?? [])
        + [lines[line - 1].prefix { $0 == "`" } + info]
      above = listing.kind
    }
    let fenced = page.text.fencedLines
    return lines.enumerated().flatMap { index, line -> [WovenLine] in
      let woven =
        openings[index + 1]
        ?? (fenced.contains(index + 1)
          ? [line] : edition.lines(for: line, number: index + 1, of: page))
      return woven.map { ($0, Place(page.path, line: index + 1)) }
    }
  }

  /// Copies the pictures of the pages woven so far, and files of the theme.
  func copy(_ theme: String..., to directory: String) throws(Problem) {
    let files = contents.book.files
    for (name, path) in pictures.map({ ($0, $1) })
      + theme.map({ ($0, "Sources/theme/" + $0) })
    {
      try write(files.text(of: path), to: directory + "/" + name)
    }
  }
}

extension Weaver {
  /// Weaves the links of a text; its lines keep their numbers.
  private mutating func weave(
    _ text: Substring, of paragraph: Paragraph
  ) -> String {
    text.replacing(links: { link in
      let words = weave(link.words, of: paragraph)
      let place = paragraph.place(of: link.words.startIndex)
      do throws(Problem) {
        return try weave(link, words, at: place) + link.lineEnds
      } catch {
        problems.append(error)
        return words + link.lineEnds
      }
    })
  }

  private mutating func weave(
    _ link: Link, _ words: String, at place: Place
  ) throws(Problem) -> String {
    let mark = link.isPicture ? "!" : ""
    if link.isAddress { return "\(mark)[\(words)](<\(link.destination)>)" }
    let (path, heading) = try contents.target(of: link.destination, at: place)
    if let heading { return edition.link(words, to: heading) }
    if link.isPicture {
      let name = path.replacing("/", with: "-")
      pictures[name] = path
      return "![\(words)](<\(name)>)"
    }
    // A file of the repository is not on a page: show its path.
    let name = path.split(separator: "/").last ?? "."
    return words + (words.contains(name) ? "" : " (`\(path)`)")
  }

  /// The info string that a listing's block gets on its page, and its caption.
  ///
  /// DocC takes an info string for the name of a language, and leaves those
  /// that it does not know uncoloured; the style sheet recognises them. A
  /// `failure` is the output of a program that failed or did not compile.
  private mutating func setting(
    of listing: Listing, below above: Kind?
  ) -> (info: String, caption: String?) {
    let language = listing.kind.language
    switch listing.kind {
    case .quotation:
      do throws(Problem) {
        return (language, try contents.book.find(listing).caption)
      } catch {
        problems.append(error)
        return (language, nil)
      }
    case .program(_, .error): return (language, "Does not compile")
    case .program, .shown: return (language, nil)
    case .console: return (language, "Terminal")
    case .check: return (language, "What the check says of the stub")
    case .output(let expectation):
      if case .program(_, .error) = above {
        return ("failure", "What the compiler says")
      }
      let output = listing.fence.lines.isEmpty ? "No output" : "Output"
      return switch expectation.ending {
      case .exit(0): (language, output)
      case .exit(let status): ("failure", "\(output), exit status \(status)")
      case .signal(let signal): ("failure", "\(output), ended by \(signal)")
      case .timeout: ("failure", "\(output), killed at the time limit")
      }
    }
  }
}

extension Quoted {
  /// The file and its lines: `main.swift, lines 12–20`.
  fileprivate var caption: String {
    let name = file.trimmingPrefix(/chapters\/[^\/]*\//)
    let numbers = ranges.map { range in
      "\(range.lowerBound + 1)"
        + (range.count == 1 ? "" : "–\(range.upperBound)")
    }.joined(separator: ", ")
    return "\(name), \(Int(numbers) == nil ? "lines" : "line") \(numbers)"
  }
}
