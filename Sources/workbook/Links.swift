import Literate
import LiteratePages

/// `workbook links`: lists every external link.
enum Links: Command {
  static let name = "links"
  static let summary = "list every external address that the texts link to"
  static let help = """
    usage: workbook links

    Lists the external addresses that the texts link to, sorted, each with the
    place of its first link. Another tool can check whether they still exist:

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
