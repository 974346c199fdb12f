import Imsg
import Privsep
import Unix

/// The parent, who serves its children until all have ended.
struct Host: ~Copyable {
  /// How long a child may take to ask, or to hear what it asked for.
  static let patience = Duration.seconds(1)

  private var loop: EventLoop
  private let guests: [Guest]
  private var isStopping = false

  init(_ guests: [Guest]) throws(SystemError) {
    loop = try EventLoop()
    self.guests = guests
    for guest in guests {
      loop.watch(guest.number, reading: true, writing: false)
      loop.setTimer(Int(guest.number), after: Self.patience)
    }
  }

  mutating func run() throws(SystemError) {
    while guests.contains(where: { $0.child != nil }) {
      for event in try loop.wait() {
        switch event {
        case .readable(let number), .writable(let number):
          for guest in guests where guest.number == number {
            goOn(guest)
          }
        case .timeOut(let id):
          for guest in guests where Int(guest.number) == id {
            guest.isLate = true
            hangUp(on: guest)
          }
        case .childEnded:
          try reap()
        case .stop:
          stop()
        }
      }
    }
  }

  /// Serves a child as far as it goes, and says what is awaited next.
  private mutating func goOn(_ guest: Guest) {
    guard let answers = try? guest.service?.goOn(),
      let isSent = guest.service?.isSent, !(isSent && isStopping)
    else { return hangUp(on: guest) }
    loop.watch(guest.number, reading: isSent, writing: !isSent)
    if answers > 0 {
      guest.answers += answers
      loop.setTimer(Int(guest.number), after: Self.patience)
    }
  }

  /// Closes the line to a child, who then ends by itself.
  private mutating func hangUp(on guest: Guest) {
    loop.watch(guest.number, reading: false, writing: false)
    loop.setTimer(Int(guest.number), after: nil)
    guest.service = nil
  }

  /// Reaps those who have ended.
  private func reap() throws(SystemError) {
    for guest in guests where guest.child?.hasEnded ?? false {
      guard let exit = try guest.child.take()?.wait() else { continue }
      let late = guest.isLate ? ", too late" : ""
      print("\(guest.manner): \(guest.answers) answers\(late), \(exit)")
    }
  }

  /// Answers what has been asked, and hangs up.
  private mutating func stop() {
    print("stopping")
    isStopping = true
    for guest in guests { goOn(guest) }
  }
}
