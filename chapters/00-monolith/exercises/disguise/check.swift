import Exercises
import HTTP

func isDisguised(_ target: String) -> Bool {
  target.utf8.dropFirst().allSatisfy { byte in
    let character = Character(Unicode.Scalar(byte))
    return byte == UInt8(ascii: "%")
      || byte < 128 && (character.isLetter || character.isNumber)
  }
}

/// Expects a target without plain signs, which leads to the path.
func expectDisguise(of path: String) {
  let target = disguised(path)
  let made =
    "disguised(\(path.debugDescription)) is \(target.debugDescription)"
  expect(
    isDisguised(target), happened: made,
    should: "leave nothing plain but letters and digits")
  let decoded = try? percentDecoded(target)
  let text = decoded.map { String(validating: $0, as: UTF8.self) }
  let result = text.map { $0?.debugDescription ?? "no UTF-8" } ?? "no path"
  expect(
    decoded == Array("/\(path)".utf8),
    happened: "\(made): \(result)",
    should: "be decoded to a slash and the path, byte for byte")
}

trial("two dots") {
  expectDisguise(of: "../secret.txt")
}

trial("the sign of the encoding itself") {
  expectDisguise(of: "100%")
}

trial("a byte below 16") {
  expectDisguise(of: "tab\there")
}

trial("beyond ASCII") {
  expectDisguise(of: "\u{fc}ber")
}

trial("paths by lot") {
  for _ in 0..<200 {
    let last = UInt32([127, 0x2fff].randomElement() ?? 127)
    let scalars = (0..<Int.random(in: 1...12)).compactMap { _ in
      Unicode.Scalar(UInt32.random(in: 1...last))
    }
    expectDisguise(of: String(String.UnicodeScalarView(scalars)))
  }
}

passed()
