// Refused: is "%2e%2e%2fsecret
func disguised(_ path: String) -> String {
  path.utf8.map { byte in
    let character = Character(Unicode.Scalar(byte))
    if byte < 128, character.isLetter || character.isNumber {
      return String(character)
    }
    let digits = String(byte, radix: 16)
    return byte < 16 ? "%0\(digits)" : "%\(digits)"
  }.joined()
}
