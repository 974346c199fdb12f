import Exercises
import Libc
import Unix

/// Makes a file with a text of its own, which is returned.
func make(_ path: String) -> String {
  let text = "\(path) \(Int.random(in: 100_000...999_999))"
  let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  write(file, text, text.utf8.count)
  close(file)
  return text
}

/// What a descriptor leads to: the text of a file.
func text(of file: Int32) -> String {
  var buffer = [UInt8](repeating: 0, count: 200)
  let count = max(read(file, &buffer, buffer.count), 0)
  return String(decoding: buffer[..<count], as: UTF8.self)
}

/// A path as it would stand in a program.
func shown(_ path: String) -> String { path.debugDescription }

/// Tries a path that leads to a file.
func expectFile(
  _ expected: String, _ path: String, _ folder: borrowing Descriptor
) {
  let call = "openFile(\(shown(path)), beneath: ...)"
  guard let file = openFile(path, beneath: folder) else {
    return expect(
      false, happened: "\(call) returned nil",
      should: "return the file: nothing is wrong with this path")
  }
  let flags = fcntl(file.number, F_GETFL)
  expect(
    text(of: file.number) == expected && flags & O_ACCMODE == O_RDONLY,
    happened: "\(call) returned something else",
    should: "return that file, open for reading alone")
  expect(
    fcntl(file.number, F_GETFD) & FD_CLOEXEC != 0,
    happened: "\(call): exec would not close what it returned",
    should: "set close-on-exec")
}

/// Tries a path that is to be refused.
func expectNil(
  _ path: String, _ folder: borrowing Descriptor, _ should: String
) {
  let file = openFile(path, beneath: folder)
  expect(
    file == nil,
    happened: "openFile(\(shown(path)), beneath: ...) returned a file",
    should: should)
}

/// Lends the folder.
func withShelf(_ body: (borrowing Descriptor) -> Void) {
  body(Descriptor(owning: open("shelf", O_RDONLY | O_CLOEXEC)))
}

mkdir("shelf", 0o700)
mkdir("shelf/deep", 0o700)
mkdir("shelf/deep/er", 0o700)
mkdir("outside", 0o700)
_ = make("outside/secret")
_ = make("\u{301}secret")
let one = make("shelf/one")
let two = make("shelf/deep/two")
let three = make("shelf/deep/er/three")
let dots = make("shelf/..three dots")

trial("a name") {
  withShelf { expectFile(one, "one", $0) }
}

trial("several names") {
  withShelf { shelf in
    expectFile(two, "deep/two", shelf)
    expectFile(three, "deep/er/three", shelf)
    expectFile(dots, "..three dots", shelf)
  }
}

trial("no such file") {
  withShelf { expectNil("four", $0, "return nil: there is no such file") }
}

trial("a way out") {
  let should = "return nil: no name may be empty, `.` or `..`"
  withShelf { shelf in
    for path in [
      "../outside/secret", "deep/../../outside/secret", "deep/../one",
      "./one", "deep/./two", "deep//two", "/shelf/one", "", "one/", "/",
    ] {
      expectNil(path, shelf, should)
    }
  }
}

trial("links") {
  let should = "return nil: a link is not to be followed"
  symlink("one", "shelf/last")
  symlink("deep", "shelf/way")
  withShelf { shelf in
    expectNil("last", shelf, should)
    expectNil("way/two", shelf, should)
  }
}

trial("what is no regular file") {
  mkfifo("shelf/pipe", 0o600)
  withShelf { shelf in
    expectNil("deep", shelf, "return nil: this is a folder")
    expectNil("pipe", shelf, "return nil: this is a named pipe")
  }
  let devices = Descriptor(owning: open("/dev", O_RDONLY | O_CLOEXEC))
  expectNil("null", devices, "return nil: this is a device")
}

trial("bytes that Swift and C see differently") {
  withShelf { shelf in
    expectNil("../\u{301}secret", shelf, "return nil: it has a name `..`")
    expectNil("one\0.txt", shelf, "return nil: no name has a NUL in it")
  }
}

trial("a folder that is renamed") {
  withShelf { shelf in
    rename("shelf", "attic")
    mkdir("shelf", 0o700)
    _ = make("shelf/one")
    expectFile(one, "one", shelf)
  }
}

passed()
