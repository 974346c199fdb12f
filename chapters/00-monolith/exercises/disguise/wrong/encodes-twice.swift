// Refused: is "/%252e%252e%252fsecret
func disguised(_ path: String) -> String {
  func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      if byte < 128, character.isLetter || character.isNumber {
        return String(character)
      }
      let digits = String(byte, radix: 16)
      return byte < 16 ? "%0\(digits)" : "%\(digits)"
    }.joined()
  }
  return "/" + encoded(encoded(path))
}
