// Refused: is "/über"
func disguised(_ path: String) -> String {
  var target = "/"
  for character in path {
    if character.isLetter || character.isNumber {
      target.append(character)
    } else {
      for byte in String(character).utf8 {
        let digits = String(byte, radix: 16)
        target += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
  }
  return target
}
