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
func call(_ path: String) -> String {
  "openFile(\(path.debugDescription), beneath: ...)"
}

/// Tries paths that lead to a file.
func expectFile(_ expected: String, _ paths: String...) {
  let shelf = Descriptor(owning: open("shelf", O_RDONLY | O_CLOEXEC))
  for path in paths {
    guard let file = openFile(path, beneath: shelf) else {
      return expect(
        false, happened: "\(call(path)) returned nil",
        should: "return the file: the path stays inside")
    }
    let flags = fcntl(file.number, F_GETFL)
    expect(
      text(of: file.number) == expected && flags & O_ACCMODE == O_RDONLY,
      happened: "\(call(path)) returned something else",
      should: "return that file, open for reading alone")
    expect(
      fcntl(file.number, F_GETFD) & FD_CLOEXEC != 0,
      happened: "\(call(path)): exec would not close what it returned",
      should: "set close-on-exec")
  }
}

/// Tries paths that are to be refused.
func expectNil(_ should: String, _ paths: String...) {
  let shelf = Descriptor(owning: open("shelf", O_RDONLY | O_CLOEXEC))
  for path in paths {
    let file = openFile(path, beneath: shelf)
    expect(
      file == nil, happened: "\(call(path)) returned a file",
      should: "return nil: \(should)")
  }
}

func folder(_ path: String) { mkdir(path, 0o700) }
func link(_ path: String, to text: String) { symlink(text, path) }

folder("shelf")
folder("shelf/deep")
folder("shelf/deep/er")
folder("outside")
_ = make("outside/secret")
_ = make("\u{301}secret")
let one = make("shelf/one")
let two = make("shelf/deep/two")
let three = make("shelf/deep/er/three")

trial("names") {
  expectFile(one, "one")
  expectFile(two, "deep/two", "deep//two")
  expectFile(three, "deep/er/three")
  expectNil("there is no such file", "four", "deep/four", "one/two", "")
}

trial("dots") {
  expectFile(one, "./one", "deep/../one", "deep/./er/../../one")
  expectFile(two, "deep/er/../two")
  expectNil("a file is no folder", "one/.", "one/../one")
  expectNil(
    "it leads out", "../one", "../shelf/one", "deep/../../shelf/one",
    "deep/../../outside/secret", "/shelf/one", "/one", "/")
}

trial("links that stay inside") {
  link("shelf/file", to: "deep/two")
  link("shelf/way", to: "deep/er")
  link("shelf/deep/up", to: "..")
  link("shelf/deep/er/far", to: "../../way/../two")
  link("shelf/round", to: "deep/up/./file")
  expectFile(two, "file", "way/../two", "round", "deep/er/far")
  expectFile(three, "way/three", "deep/up/way/three")
}

trial("links that lead out") {
  link("shelf/out", to: "../outside")
  link("shelf/secret", to: "../outside/secret")
  link("shelf/deep/back", to: "../../shelf/one")
  link("shelf/top", to: "/")
  expectNil(
    "it leads out", "out/secret", "secret", "deep/back", "top/one",
    "top/etc/passwd", "deep/up/../outside/secret", "deep/up/out/secret")
}

trial("links without end") {
  link("shelf/self", to: "self")
  expectNil("there is no end to it", "self", "self/one")
}

trial("many links") {
  link("shelf/1", to: "one")
  for number in 2...41 {
    link("shelf/\(number)", to: "deep/../\(number - 1)")
  }
  expectFile(one, "1", "40")
  expectNil("these are 41 links", "41", "deep/../41")
}

trial("what is no regular file") {
  mkfifo("shelf/pipe", 0o600)
  expectNil("this is no regular file", "deep", "way", "pipe", ".")
}

trial("bytes that Swift and C see differently") {
  expectNil("it leads out", "../\u{301}secret", "deep/../../\u{301}secret")
  expectNil("no name has a NUL in it", "one\0.txt")
}

passed()
