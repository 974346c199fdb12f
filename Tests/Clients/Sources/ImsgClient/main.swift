import Imsg
import Unix

func talk() throws {
  let pair = try SocketPair()
  var here = Imsgbuf(pair.left)
  var there = Imsgbuf(pair.right)

  try here.output.compose(type: 1) { $0.write(42, as: UInt32.self) }
  try here.output.flush()

  _ = try there.input.read()
  if let message = try there.input.get() {
    var reader = message.reader
    print(message.type, try reader.read(UInt32.self))
  }
}

try talk()
