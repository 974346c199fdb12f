extension String {
  /// The text as Markdown has to write it, so that no character means more than
  /// itself.
  var escaped: String {
    replacing(/[\\`*_\[\]<>&~]/) { "\\" + $0.0 }
  }
}
