import Libc

/// Whether a decoded target leads to something inside a directory.
///
/// The target begins with `/` and goes behind the directory's name, as
/// in the chapter's server. What is outside is not inside, whatever
/// path or link leads to it, and neither is what does not exist. The
/// directory itself is not inside of itself.
func isWithin(_ directory: String, target: String) -> Bool {
  // TODO: Find out where the two lead together.
  true
}
