import Exercises
import Imsg
import Libc
import Unix

/// A message, byte by byte.
func message(
  type: UInt8 = 2, marked: Bool = true, payload: [UInt8] = []
) -> [UInt8] {
  let length = UInt8(16 + payload.count)
  let numbers: [UInt8] = [type, 0, 0, 0, length, 0, 0, marked ? 0x80 : 0]
  return numbers + [0, 0, 0, 0, 0, 0, 0, 0] + payload
}

/// Sends bytes, and closes what goes with them.
func send(_ bytes: [UInt8], _ file: Int32 = -1, to end: Int32) {
  sendBytes(end, bytes, bytes.count, file)
  if file != -1 { close(file) }
}

/// What the attempt makes of the next message, and the text of the file in it.
func call(_ channel: inout Imsgbuf) -> (String, String) {
  do {
    let file = try receiveFile(on: &channel)
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = max(read(file.number, &buffer, buffer.count), 0)
    let text = String(decoding: buffer[..<count], as: UTF8.self)
    return ("returned a descriptor", text)
  } catch {
    return ("threw \(error)", "")
  }
}

/// Calls the attempt once for each of some messages, and compares.
func expectCalls(
  _ expected: [String], after what: String, _ peer: (Int32) -> Void
) {
  withPeer(peer) { end in
    var channel = Imsgbuf(
      Descriptor(owning: dup(end)), passesDescriptors: true)
    for (index, should) in expected.enumerated() {
      let (result, text) = call(&channel)
      let calls = ["", "the next call: "][min(index, 1)]
      expect(
        result == should && text == (result == file ? tale : ""),
        happened: "\(what): \(calls)it \(result)",
        should: should == file
          ? "return the file of the message, unread"
          : "\(should == hungUp ? "throw hungUp" : "throw notAFile")")
    }
  }
}

let file = "returned a descriptor"
let notAFile = "threw \(Refused.notAFile)"
let hungUp = "threw \(Refused.hungUp)"
let tale = "tale \(Int.random(in: 100_000...999_999))"

/// Opens the tale.
func openTale(_ flags: Int32 = O_RDONLY) -> Int32 {
  open("tale", flags | O_CLOEXEC)
}

trial("a file") {
  let made = open("tale", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  write(made, tale, tale.utf8.count)
  close(made)
  expectCalls([file], after: "a file") { send(message(), openTale(), to: $0) }
}

trial("in two pieces") {
  // On Linux one call receives no byte behind those that bring a descriptor.
  expectCalls([file], after: "a file, in two pieces") { end in
    send(Array(message()[..<9]), openTale(), to: end)
    send(Array(message()[9...]), to: end)
  }
}

trial("nothing") {
  expectCalls([hungUp], after: "nothing") { _ in }
}

trial("another type") {
  expectCalls([notAFile], after: "another type") {
    send(message(type: 3), openTale(), to: $0)
  }
}

trial("a payload") {
  expectCalls([notAFile], after: "a payload") {
    send(message(payload: [0]), openTale(), to: $0)
  }
}

trial("no descriptor") {
  expectCalls([notAFile], after: "no descriptor") {
    send(message(marked: false), to: $0)
  }
  expectCalls([notAFile], after: "a mark without a descriptor") {
    send(message(), to: $0)
  }
}

trial("what is no file") {
  expectCalls([notAFile], after: "a folder") {
    send(message(), open(".", O_RDONLY), to: $0)
  }
  expectCalls([notAFile], after: "a device") {
    send(message(), open("/dev/null", O_RDONLY), to: $0)
  }
  mkfifo("pipe", 0o600)
  expectCalls([notAFile], after: "a named pipe") {
    send(message(), open("pipe", O_RDONLY | O_NONBLOCK), to: $0)
  }
}

trial("what can be written") {
  expectCalls([notAFile], after: "a file for writing") {
    send(message(), openTale(O_WRONLY), to: $0)
  }
  expectCalls([notAFile], after: "a file for reading and for writing") {
    send(message(), openTale(O_RDWR), to: $0)
  }
}

trial("two messages in one read") {
  expectCalls([notAFile, file, hungUp], after: "type 9, then a file") {
    // One call sends both, and so one receives both.
    send(message(type: 9, marked: false) + message(), openTale(), to: $0)
  }
}

passed()
