// Refused: is "/%2e%2e/secret
func disguised(_ path: String) -> String {
  "/"
    + path.map { $0 == "." ? "%2e" : String($0) }.joined()
}
