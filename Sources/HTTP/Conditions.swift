extension Request {
  /// The status that the request's preconditions call for: RFC 9110, 13.2.2.
  ///
  /// Returns nil if the request is to be answered as if it had none. `now` is
  /// in seconds since 1970.
  func preconditionStatus(of file: FileMetadata, at now: Int) -> Status? {
    let modified = file.lastModified(at: now)
    if let tags = headers["if-match"] {
      if !matches(tags, file.entityTag) { return .preconditionFailed }
    } else if let date = date("if-unmodified-since", at: now) {
      if modified > date { return .preconditionFailed }
    }
    if let tags = headers["if-none-match"] {
      if matches(tags, file.entityTag, as: opaque) { return .notModified }
    } else if let date = date("if-modified-since", at: now) {
      // This server never sends a date in the future, so the client did not get
      // this one from it.
      if modified <= date, date <= now { return .notModified }
    }
    return nil
  }

  /// Whether `If-Range`, if present, names this version of the file:
  /// RFC 9110, 13.1.5.
  ///
  /// A date never matches. The file may have been written twice within that
  /// second (8.8.2.2), and every client that got a date from this server got an
  /// entity tag as well.
  func matchesIfRange(_ file: FileMetadata) -> Bool {
    guard let validator = headers["if-range"] else { return true }
    return validator == file.entityTag
  }

  /// The time given in a header, in seconds since 1970, or nil if it is missing
  /// or malformed.
  private func date(_ name: String, at now: Int) -> Int? {
    headers[name].flatMap { seconds(ofDate: $0, at: now) }
  }
}

/// Whether a list of entity tags contains `tag`, or is `*`.
private func matches(
  _ tags: String, _ tag: String, as compared: (String) -> String = { $0 }
) -> Bool {
  tags == "*" || members(of: tags).contains { compared($0) == tag }
}

/// An entity tag without the prefix `W/` of weak ones: RFC 9110, 8.8.3.2.
private func opaque(_ tag: String) -> String {
  tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
}
