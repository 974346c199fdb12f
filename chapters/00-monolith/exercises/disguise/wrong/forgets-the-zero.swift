// Refused: is "/tab%9here": no path
func disguised(_ path: String) -> String {
  var target = "/"
  for byte in path.utf8 {
    let character = Character(Unicode.Scalar(byte))
    if byte < 128, character.isLetter || character.isNumber {
      target.append(character)
    } else {
      target += "%" + String(byte, radix: 16)
    }
  }
  return target
}
