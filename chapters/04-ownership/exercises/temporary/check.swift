import Exercises
import Libc
import Unix

/// What a file contains, or nil if there is none.
func contents(of path: String) -> String? {
  let number = open(path, O_RDONLY | O_CLOEXEC)
  if number == -1 { return nil }
  let file = Descriptor(owning: number)
  var bytes: [UInt8] = []
  while let more = try? file.read(upTo: 65_536), !more.isEmpty {
    bytes += more
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether there is something at a path, be it a link that leads nowhere.
func exists(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

func makeFile(_ path: String, _ text: String) {
  let number = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  write(number, text, text.utf8.count)
  close(number)
}

trial("a file for a while") {
  umask(0)
  do {
    let file = try TemporaryFile("note", "once\n")
    let text = contents(of: "note")
    expect(
      file.path == "note" && text == "once\n",
      happened: "the file contains \(text.debugDescription)",
      should: "create a file that contains \"once\\n\"")
    var status = stat()
    stat("note", &status)
    let mode = String(status.st_mode & 0o777, radix: 8)
    expect(
      mode == "600", happened: "its mode bits are 0o\(mode)",
      should: "let only its owner read and write it: 0o600")
  }
  expect(
    !exists("note"), happened: "its owner is gone, and the file is there",
    should: "remove the file at the end of its owner's life")
}

trial("a file that is kept") {
  let path = try TemporaryFile("kept", "twice\n").keep()
  expect(
    path == "kept" && contents(of: "kept") == "twice\n",
    happened: "keep() returned \(path.debugDescription), and the file is "
      + (exists("kept") ? "there" : "gone"),
    should: "return its path and leave the file")
  unlink("kept")
}

trial("a path that is taken") {
  makeFile("theirs", "not yours\n")
  symlink("nowhere", "link")
  for path in ["theirs", "link"] {
    var failure: SystemError?
    do throws(SystemError) {
      _ = try TemporaryFile(path, "mine\n")
    } catch {
      failure = error
    }
    expect(
      failure?.call == "open" && failure?.number == EEXIST,
      happened: failure.map { "it threw \($0)" } ?? "it threw nothing",
      should: "throw that there is something at that path already")
    expect(
      exists(path),
      happened: "it removed what was there before",
      should: "remove only what it has created")
  }
  expect(
    contents(of: "theirs") == "not yours\n" && !exists("nowhere"),
    happened: "it wrote to a file that it had not created",
    should: "leave other files alone")
  unlink("theirs")
  unlink("link")
}

trial("a directory that does not exist") {
  var failure: SystemError?
  do throws(SystemError) {
    _ = try TemporaryFile("absent/note", "mine\n")
  } catch {
    failure = error
  }
  expect(
    failure?.call == "open" && failure?.number == ENOENT,
    happened: failure.map { "it threw \($0)" } ?? "it threw nothing",
    should: "throw what `open` reports")
}

trial("a function that throws") {
  struct Anything: Error {}
  func write() throws {
    let file = try TemporaryFile("draft", "half a ")
    if file.path != "" { throw Anything() }
  }
  _ = try? write()
  expect(
    !exists("draft"), happened: "the file is still there",
    should: "remove the file when an error leaves its owner's function")
}

passed()
