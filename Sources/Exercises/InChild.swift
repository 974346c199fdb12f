import Libc

/// Runs some code in a child, which may do with itself what it likes.
///
/// Returns the code's answer and the child's wait status. The answer is nil if
/// the child ended before it had one: by itself, by a signal, or by SIGALRM
/// after three seconds.
public func inChild<Answer: BitwiseCopyable>(
  _ body: () -> Answer
) -> (answer: Answer?, status: Int32) {
  // Memory that both share needs no descriptor, so none can be closed.
  let size = MemoryLayout<Answer?>.size
  let memory = mmap(
    nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANON, -1, 0)
  guard let memory, memory != MAP_FAILED else {
    perror("mmap")
    _exit(1)
  }
  defer { munmap(memory, size) }
  let answer = memory.bindMemory(to: Answer?.self, capacity: 1)
  answer.initialize(to: nil)
  fflush(nil)
  let child = forkProcess()
  if child == 0 {
    alarm(3)
    answer.pointee = body()
    _exit(0)
  }
  let status = wait(for: child)
  return (answer.pointee, status)
}
