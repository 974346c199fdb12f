import Literate
import LiteratePages

/// `workbook links`: every address out of the book.
enum Links: Command {
  static let name = "links"
  static let summary = "list every address that the texts link to"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook links

    Lists the addresses out of the book that its texts link to, sorted, each with
    the place of its first link. Whether they are still there is for another tool
    to see:

        workbook links | cut -d " " -f 1 | xargs -n 1 curl -sfILo /dev/null -w "%{http_code} %{url}\\n"
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    for (address, place) in try currentBook().addresses() {
      print("\(address) \(place.file):\(place.line)")
    }
    return 0
  }
}
