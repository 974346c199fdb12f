import Exercises
import Libc

/// What the attempt did to a descriptor, and should not have done.
struct Fault {
  enum Kind { case closed, left, changed }
  let kind: Kind
  let number: Int32

  var text: String {
    switch kind {
    case .closed: "closed \(number)"
    case .left: "left \(number) open"
    case .changed: "changed the flags of \(number)"
    }
  }
}

/// The flags of all descriptors up to a limit, -1 for those that are closed.
func flags(upTo limit: Int32) -> [Int32] {
  (0..<limit).map { fcntl($0, F_GETFD) }
}

/// Allows no new number from this one on; those that are open stay open.
func limitNumbers(to end: Int32) {
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  getrlimit(resource, &limit)
  limit.rlim_cur = min(rlim_t(end), limit.rlim_max)
  setrlimit(resource, &limit)
}

/// Lets a child open some numbers, up to a limit, and call the attempt, perhaps
/// with a lower limit, and looks at all of them before and after.
func tryClosing(
  except kept: Set<Int32>, having opened: Set<Int32>,
  limit: Int32 = 1024, then lower: Int32? = nil
) {
  let (found, _) = inChild { () -> Fault? in
    limitNumbers(to: limit)
    for number in opened { _ = fcntl(0, F_DUPFD_CLOEXEC, number) }
    let before = flags(upTo: limit)
    if let lower { limitNumbers(to: lower) }
    closeAll(except: kept)
    for (number, now) in zip(0..<limit, flags(upTo: limit)) {
      let due = kept.contains(number) ? before[Int(number)] : -1
      if now == due { continue }
      return Fault(
        kind: due == -1 ? .left : now == -1 ? .closed : .changed,
        number: number)
    }
    return nil
  }

  let call = "closeAll(except: \(kept.sorted()))"
  guard let found else {
    expect(
      false, happened: "\(call) did not return",
      should: "return when all others are closed")
    return
  }
  if let fault = found {
    expect(
      false, happened: "\(call) \(fault.text)",
      should: "close all that is open and not in the set, and no more")
  }
}

trial("one of six") {
  tryClosing(
    except: [0, 1, 2, Int32.random(in: 3...8)], having: [3, 4, 5, 6, 7, 8])
}

trial("numbers far apart") {
  for _ in 1...4 {
    let opened = Set((0..<12).map { _ in Int32.random(in: 3..<1024) })
    tryClosing(
      except: Set(opened.shuffled().prefix(3) + [0, 1, 2]), having: opened)
  }
}

trial("not even 0, 1 and 2") {
  let number = Int32.random(in: 3..<200)
  tryClosing(except: [], having: [3, number])
}

trial("numbers that are not open") {
  let number = Int32.random(in: 30..<200)
  tryClosing(except: [0, 1, 2, 9, .max], having: [4, 9, number])
}

trial("numbers above a thousand") {
  let number = Int32.random(in: 1100..<2000)
  tryClosing(
    except: [0, 1, 2, number], having: [1050, number], limit: 2048)
}

// Without closefrom, as on macOS, this cannot be done.
#if os(Linux)
  trial("a limit lowered since") {
    tryClosing(except: [0, 1, 2, 151], having: [150, 151], then: 100)
    let number = Int32.random(in: 100..<200)
    tryClosing(except: [0, 1, 2], having: [number], then: 100)
  }
#endif

passed()
