import Exercises
import Imsg
import Libc
import Unix

/// A message as it stands on the wire, of a text or of nothing.
func frame(
  _ layout: HeaderLayout, _ type: UInt8, _ text: String? = nil,
  isMarked: Bool = false
) -> [UInt8] {
  var payload: [UInt8] = []
  if let text { payload = Array(text.utf8) + [0] }
  let length = 16 + payload.count
  var header: [UInt8] = [type, 0, 0, 0]
  header += [UInt8(length & 255), UInt8(length >> 8)]
  switch layout {
  case .length16: header += [isMarked ? 1 : 0, 0]
  case .length32: header += [0, isMarked ? 128 : 0]
  }
  header += [8, 0, 0, 0, 255, 255, 255, 255]
  return header + payload
}

/// What a peer got: bytes, and descriptors that came with them.
struct Heard {
  var bytes: [UInt8] = []
  var descriptors: [Int32] = []
}

/// Reads to the end of file.
func hear(on end: borrowing Descriptor) -> Heard {
  var heard = Heard()
  var room = [UInt8](repeating: 0, count: 65_536)
  while true {
    var descriptor: Int32 = -1
    let count = receiveBytes(end.number, &room, room.count, 0, &descriptor)
    if descriptor != -1 { heard.descriptors.append(descriptor) }
    if count <= 0 { return heard }
    heard.bytes += room[..<count]
  }
}

/// What a descriptor leads to.
func file(of descriptor: Int32) -> [UInt64] {
  var status = stat()
  fstat(descriptor, &status)
  return [UInt64(status.st_dev), UInt64(status.st_ino)]
}

/// The first place where two rows of bytes differ, and some bytes around it.
func difference(_ got: [UInt8], _ due: [UInt8]) -> String {
  let same = zip(got, due).prefix { $0 == $1 }.count
  return "byte \(same) of \(got.count): \(got[same...].prefix(4))"
}

/// A word of letters drawn by lot.
func word(of count: Int) -> String {
  String((0..<count).map { _ in "abcdefghijklmnop".randomElement() ?? "a" })
}

/// Lets the attempt introduce itself, and looks at each byte.
///
/// `isLong` says which of the variables are to be left out.
func expectIntroduction(
  _ what: String, _ variables: [String], maximum: Int = 16_384,
  isLong: (String) -> Bool = { _ in false }
) throws {
  for layout in [HeaderLayout.length16, .length32].shuffled() {
    let terminal = word(of: .random(in: 3...12))
    let ends = try SocketPair()
    do {
      var channel = Imsgbuf(
        ends.left, layout: layout, passesDescriptors: true)
      try channel.setMaximum(maximum)
      try introduce(&channel, terminal: terminal, variables: variables)
    }
    expect(
      isOpen(0), happened: "\(what): afterwards descriptor 0 is closed",
      should: "pass a copy, and keep descriptor 0")
    let heard = hear(on: ends.right)
    defer { for each in heard.descriptors { _ = Libc.close(each) } }
    var due = frame(layout, 101, terminal)
    due += frame(layout, 104, isMarked: true)
    for variable in variables where !isLong(variable) {
      due += frame(layout, 105, variable)
    }
    due += frame(layout, 106)
    expect(
      heard.bytes == due,
      happened: "\(what): it sent \(difference(heard.bytes, due))",
      should: "send \(due.count) bytes, there \(difference(due, heard.bytes))")
    expect(
      heard.descriptors.map(file) == [file(of: 0)],
      happened: "\(what): the descriptor is missing, or no copy of 0",
      should: "pass a copy of descriptor 0")
  }
}

trial("no variables") {
  try expectIntroduction("no variables", [])
}

trial("some variables") {
  for _ in 1...10 {
    let variables = (0..<Int.random(in: 1...9)).map { _ in
      word(of: .random(in: 1...9)) + "=" + word(of: .random(in: 0...99))
    }
    try expectIntroduction("\(variables.count) variables", variables)
  }
}

trial("a variable that is too long") {
  let (fits, long) = (word(of: 16_367), word(of: 16_368))
  try expectIntroduction("one too long", [fits, long, "A=1", fits, long]) {
    $0 == long
  }
}

trial("a channel with shorter messages") {
  let (fits, long) = (word(of: 47), word(of: 48))
  try expectIntroduction(
    "at most 64 bytes", [long, "A=1", fits], maximum: 64
  ) { $0 == long }
}

trial("a terminal that is too long") {
  let ends = try SocketPair()
  var channel = Imsgbuf(ends.left, passesDescriptors: true)
  var error: (any Error)?
  do {
    try introduce(&channel, terminal: word(of: 20_000), variables: [])
  } catch let thrown {
    error = thrown
  }
  expect(
    error != nil, happened: "with a terminal of 20,000 bytes, it did not throw",
    should: "throw: only a variable can be left out")
}

trial("no descriptor 0") {
  let (threw, _) = inChild { () -> Bool in
    do {
      let ends = try SocketPair()
      var channel = Imsgbuf(ends.left, passesDescriptors: true)
      close(0)
      try introduce(&channel, terminal: "dumb", variables: [])
      return false
    } catch {
      return true
    }
  }
  expect(
    threw == true, happened: "with descriptor 0 closed, it did not throw",
    should: "throw: there is nothing to pass")
}

passed()
