extension Book {
  /// The addresses out of the book that its texts link to, sorted, each with
  /// the place of its first link.
  public func addresses() throws(Problem)
    -> [(address: String, file: String, line: Int)]
  {
    let pages = try pages()
    var places: [String: (address: String, file: String, line: Int)] = [:]
    for page in [pages.front] + pages.chapters {
      for paragraph in page.paragraphs {
        for link in Link.all(in: paragraph.text[...])
        where link.destination.contains(":") {
          let address = String(link.destination)
          if places[address] == nil {
            places[address] = (address, page.path, paragraph.line)
          }
        }
      }
    }
    return places.values.sorted { $0.address < $1.address }
  }
}
