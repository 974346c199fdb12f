extension Request {
  /// Whether the client has the file already: RFC 9110, 13.2.2.
  func has(_ file: FileFacts) -> Bool {
    if let tags = headers["if-none-match"] {
      return members(of: tags).contains { tag in
        tag == "*" || opaque(tag) == file.entityTag
      }
    }
    // RFC 9110, 13.1.3, would have the dates compared. A client sends back
    // what it got, and any other date, even a later one, belongs to another
    // version of the file, as nginx has it too.
    guard let date = headers["if-modified-since"] else { return false }
    return date == file.lastModified
  }

  /// Whether a part of the file fits what the client has of it already:
  /// RFC 9110, 13.1.5.
  func fits(_ file: FileFacts) -> Bool {
    guard let validator = headers["if-range"] else { return true }
    return validator == file.entityTag || validator == file.lastModified
  }
}

/// An entity tag without the sign that it is weak: RFC 9110, 8.8.3.2.
private func opaque(_ tag: String) -> String {
  tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
}
