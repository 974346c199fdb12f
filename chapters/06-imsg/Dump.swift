/// Bytes in base 16, with a gap after each four.
func dump(_ bytes: [UInt8]) -> String {
  bytes.enumerated().map { index, byte in
    let gap = index == 0 ? "" : index.isMultiple(of: 4) ? "  " : " "
    return gap + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }.joined()
}
