// Refused: disguised("100%") is "/100%": no path
func disguised(_ path: String) -> String {
  var target = "/"
  for byte in path.utf8 {
    let character = Character(Unicode.Scalar(byte))
    if character == "%"
      || byte < 128 && (character.isLetter || character.isNumber)
    {
      target.append(character)
    } else {
      let digits = String(byte, radix: 16)
      target += byte < 16 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return target
}
