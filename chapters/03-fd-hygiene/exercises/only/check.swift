import CShims
import Exercises

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One more than the highest number that a trial looks at.
let numbers = 1024

/// Lets a child open some numbers, call the attempt, and list what is open.
func tryClosing(
  except kept: Set<Int32>, having opened: Set<Int32>, limit: Bool = false
) {
  // What the child hands back, in memory that it shares with this process: a
  // byte for each number, 1 if it is open, and a last one that it came so far.
  let shared = mmap(
    nil, numbers + 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANON, -1, 0
  ).assumingMemoryBound(to: UInt8.self)
  defer { munmap(shared, numbers + 1) }
  let child = forkProcess()
  if child == 0 {
    closeFrom(3)
    let null = open("/dev/null", O_RDWR)
    for number in opened where number != null { dup2(null, number) }
    if !opened.contains(null) { close(null) }
    if limit { lowerLimit() }
    closeAll(except: kept)
    for number in 0..<numbers where isOpen(Int32(number)) {
      shared[number] = 1
    }
    shared[numbers] = 1
    _exit(0)
  }
  waitpid(child, nil, 0)

  let call = "closeAll(except: \(kept.sorted()))"
  expect(
    shared[numbers] == 1, happened: "\(call) did not return",
    should: "return when all others are closed")
  let should = "close all that is open and not in the set, and no more"
  for number in 0..<numbers {
    let isOpen = shared[number] == 1
    let wasOpen = number < 3 || opened.contains(Int32(number))
    let isKept = kept.contains(Int32(number)) && wasOpen
    expect(
      isOpen || !isKept, happened: "\(call) closed \(number)", should: should)
    expect(
      !isOpen || isKept, happened: "\(call) left \(number) open",
      should: should)
  }
}

/// Allows no new number from 100 on; those that are open stay open.
func lowerLimit() {
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  getrlimit(resource, &limit)
  limit.rlim_cur = 100
  setrlimit(resource, &limit)
}

trial("one of six") {
  tryClosing(
    except: [0, 1, 2, Int32.random(in: 3...8)], having: [3, 4, 5, 6, 7, 8])
}

trial("numbers far apart") {
  for _ in 1...4 {
    let opened = Set((0..<12).map { _ in Int32.random(in: 3..<200) })
    tryClosing(
      except: Set(opened.shuffled().prefix(3) + [0, 1, 2]), having: opened)
  }
}

trial("not even 0, 1 and 2") {
  let number = Int32.random(in: 3..<200)
  tryClosing(except: [number], having: [3, number, 200])
  tryClosing(except: [], having: [3, number])
}

trial("a number that is not open") {
  let number = Int32.random(in: 30..<200)
  tryClosing(except: [0, 1, 2, number], having: [4, 9, number + 1])
}

// Without closefrom, as on macOS, this cannot be done.
#if os(Linux)
  trial("a limit lowered since") {
    tryClosing(except: [0, 1, 2, 151], having: [150, 151], limit: true)
    let number = Int32.random(in: 100..<200)
    tryClosing(except: [0, 1, 2], having: [number], limit: true)
  }
#endif

passed()
