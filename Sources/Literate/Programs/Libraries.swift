import Foundation

/// The libraries that programs of the book may import, as SwiftPM built them:
/// one archive, the static product `Snippets` of Package.swift.
struct Libraries {
  /// The words by which a program names one of them.
  private let names: [String]
  private let products: String
  private let headers: String

  init(of book: Book, in products: String) throws(Problem) {
    names = try book.files.names(in: "Sources")
    self.products = products
    headers = book.files.path(of: "Sources/CShims/include")
  }

  var archive: String { products + "/libSnippets.a" }

  /// Where the compiler finds their modules and headers.
  func flags(for language: Language) -> [String] {
    switch language {
    case .swift:
      ["-I", products + "/Modules", "-I", products, "-Xcc", "-I" + headers]
    case .c: ["-I" + headers]
    }
  }

  /// The state of the libraries, if a program names one of them.
  func fingerprint(for text: String) throws(Problem) -> String {
    guard names.contains(where: text.contains) else { return "" }
    guard FileState(archive) != nil else {
      throw Place("Package.swift").problem(
        "the libraries are not built", help: "build them: `swift build`",
        isFailure: true)
    }
    let files = Files(root: headers)
    let states = try ([archive] + files.names(in: ".").map(files.path)).map(
      FileState.init)
    return "\(states)"
  }
}
