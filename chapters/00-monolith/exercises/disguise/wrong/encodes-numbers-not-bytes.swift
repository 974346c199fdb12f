// Refused: ber") is "/%fcber": no UTF-8
func disguised(_ path: String) -> String {
  var target = "/"
  for scalar in path.unicodeScalars {
    let character = Character(scalar)
    if scalar.isASCII, character.isLetter || character.isNumber {
      target.append(character)
    } else {
      let digits = String(scalar.value, radix: 16)
      target += scalar.value < 16 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return target
}
