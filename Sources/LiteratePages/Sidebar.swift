import Foundation
import Literate

private typealias Object = [String: Any]

/// Lists each page's sections below it in the sidebar of a site.
///
/// DocC lists only pages, and the sidebar's filter finds only what is listed.
func listSections(in site: String) throws(Problem) {
  func object(_ file: String) throws -> Object {
    let data = try Data(contentsOf: URL(filePath: site + file))
    return try JSONSerialization.jsonObject(with: data) as? Object ?? [:]
  }
  func withSections(_ entry: Object) throws -> Object {
    var entry = entry
    if let below = entry["children"] as? [Object] {
      entry["children"] = try below.map(withSections)
    } else if let path = entry["path"] as? String {
      entry["children"] = sections(of: try object("/data\(path).json"), path)
    }
    return entry
  }
  do {
    var index = try object("/index/index.json")
    let languages = index["interfaceLanguages"] as? [String: [Object]] ?? [:]
    index["interfaceLanguages"] = try languages.mapValues {
      try $0.map(withSections)
    }
    try JSONSerialization.data(withJSONObject: index)
      .write(to: URL(filePath: site + "/index/index.json"))
  } catch {
    throw Place("README.md").problem(
      "cannot make the sidebar: \(error.localizedDescription)",
      help: "use the DocC of Swift 6.3")
  }
}

/// The entries of a page's sections, with third-level ones nested below the
/// others.
private func sections(of page: Object, _ path: String) -> [Object] {
  let parts = page["primaryContentSections"] as? [Object] ?? []
  var sections: [Object] = []
  for block in parts.flatMap({ $0["content"] as? [Object] ?? [] }) {
    guard let anchor = block["anchor"] as? String else { continue }
    let section: Object = [
      "type": "section", "title": block["text"] ?? "",
      "path": "\(path)#\(anchor)",
    ]
    if block["level"] as? Int == 2 || sections.isEmpty {
      sections.append(section)
    } else {
      let below = sections[sections.count - 1]["children"] as? [Object] ?? []
      sections[sections.count - 1]["children"] = below + [section]
    }
  }
  return sections
}
