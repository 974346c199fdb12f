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

/// Lets no file of this process grow beyond so many bytes.
func limitFileSize(to bytes: rlim_t) {
  var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
  #if canImport(Darwin)
    setrlimit(RLIMIT_FSIZE, &limit)
  #else
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  #endif
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
}

trial("a path that is taken") {
  close(creat("theirs", 0o600))
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

trial("a disk that is full") {
  // As far as this child is concerned.
  let (outcome, _) = inChild {
    limitFileSize(to: 3)
    signal(SIGXFSZ, SIG_IGN)
    do throws(SystemError) {
      _ = try TemporaryFile("draft", "four")
      return 1
    } catch {
      return error.call != "write" ? 2 : exists("draft") ? 3 : 0
    }
  }
  let outcomes = [
    nil, "a write failed, and it threw nothing",
    "a write failed, and it threw another error",
    "a write failed, and it left a file",
  ]
  expect(
    outcome == 0, happened: outcome.flatMap { outcomes[$0] } ?? "it crashed",
    should: "throw what `write` reports, and leave no file")
}

passed()
