// Refused: disguised("
func disguised(_ path: String) -> String {
  let signs: [Character: String] = [
    ".": "%2e", "/": "%2f", "%": "%25", "\t": "%09",
    "\u{fc}": "%c3%bc",
  ]
  return "/" + path.map { signs[$0] ?? String($0) }.joined()
}
