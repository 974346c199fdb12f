import Unix

/// What a worker answers without the opener.
enum OwnAnswer: ~Copyable {
  case file(Result<Descriptor, Refusal>)
  case text(String)
}

/// Answers some paths without the opener, whose line it is told.
///
/// An honest worker has no shortcut. It is here for two others: one that
/// serves alone, and one that somebody has broken into.
typealias Shortcut =
  (_ path: String, _ opener: Int32?) -> OwnAnswer?
