import Libc
import Foundation
import Supervisor
import TestSupport
import Testing

@testable import Literate

/// A program that goes on until it is told to end, or the value is gone.
final class Started {
  private let process: pid_t
  private let keys: Int32
  private let shown: Int32
  private var ending: Run.Ending?

  /// Starts a command, with no signal blocked: the threads of tests block some.
  init(
    _ command: [String], environment: [String: String] = [:],
    in directory: String = "/"
  ) throws {
    var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    try #require(pipe(&input) == 0 && pipe(&output) == 0)
    (keys, shown) = (input[1], output[0])
    for end in [keys, shown] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer {
      close(input[0])
      close(output[1])
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory]
    let words = (shell + command).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = -1
    try #require(
      posix_spawn(
        &process, shell[0], &actions, &attributes, words, variables) == 0)
    self.process = process
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(keys)
    close(shown)
  }

  func press(_ key: String) {
    _ = Array(key.utf8).withUnsafeBytes {
      write(keys, $0.baseAddress, $0.count)
    }
  }

  /// What it shows up to a mark, to its end, or for a minute.
  func text(to mark: String) -> String {
    var text: [UInt8] = []
    while !text.suffix(mark.utf8.count).elementsEqual(mark.utf8),
      let byte = byte(from: shown)
    {
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits for its end.
  func end() -> Run.Ending {
    if let ending { return ending }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR { continue }
    let ending: Run.Ending =
      status & 0x7f == 0 ? .exit(status >> 8 & 0xff) : .signal(status & 0x7f)
    self.ending = ending
    return ending
  }
}

/// A byte of a pipe; nil at its end, or if none comes within a minute.
func byte(from pipe: Int32) -> UInt8? {
  var byte: UInt8 = 0
  return wait(for: pipe) && read(pipe, &byte, 1) == 1 ? byte : nil
}
