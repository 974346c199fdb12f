import Foundation

/// Lists each page's sections below it in the sidebar of pages that DocC made.
///
/// DocC lists pages alone, and the sidebar's filter finds only what is listed.
func listSections(in pages: String) throws(Problem) {
  let file = pages + "/index/index.json"
  do {
    var index = try object(at: file)
    let languages = index["interfaceLanguages"] as? [String: [Object]] ?? [:]
    index["interfaceLanguages"] = try languages.mapValues {
      try $0.map { try withSections($0, in: pages) }
    }
    try JSONSerialization.data(withJSONObject: index)
      .write(to: URL(filePath: file))
  } catch {
    throw Problem(
      file, "does not list the pages: \(error.localizedDescription)",
      help: "use the DocC of Swift 6.3")
  }
}

private typealias Object = [String: Any]

private func object(at file: String) throws -> Object {
  let data = try Data(contentsOf: URL(filePath: file))
  return try JSONSerialization.jsonObject(with: data) as? Object ?? [:]
}

/// An entry of the sidebar, with the sections of its page, or of the pages
/// below it.
private func withSections(_ entry: Object, in pages: String) throws -> Object {
  var entry = entry
  if let below = entry["children"] as? [Object] {
    entry["children"] = try below.map { try withSections($0, in: pages) }
  } else if let path = entry["path"] as? String {
    entry["children"] = sections(
      of: try object(at: pages + "/data" + path + ".json"), at: path)
  }
  return entry
}

/// The entries of a page's sections, each with those of its own.
private func sections(of page: Object, at path: String) -> [Object] {
  var entries: [Object] = []
  for part in page["primaryContentSections"] as? [Object] ?? [] {
    for block in part["content"] as? [Object] ?? [] {
      guard block["type"] as? String == "heading",
        let anchor = block["anchor"] as? String
      else { continue }
      let entry: Object = [
        "type": "section", "title": block["text"] ?? "",
        "path": path + "#" + anchor,
      ]
      if block["level"] as? Int == 2 || entries.isEmpty {
        entries.append(entry)
      } else {
        let last = entries.endIndex - 1
        let below = entries[last]["children"] as? [Object] ?? []
        entries[last]["children"] = below + [entry]
      }
    }
  }
  return entries
}
