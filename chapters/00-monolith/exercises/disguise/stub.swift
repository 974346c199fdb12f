/// A target for a path, with nothing that a filter could look for.
///
/// Begins with `/`. Behind it stand only letters and digits of ASCII,
/// and bytes in percent-encoding, which a server decodes to the path.
/// The path may be any text without a zero byte.
func disguised(_ path: String) -> String {
  // TODO: Encode what is no letter and no digit.
  "/" + path
}
