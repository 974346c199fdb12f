#if os(Linux)
  import Libc

  /// An answer to a system call, if it is this one and its arguments are so.
  struct Rule {
    private let call: Int32
    private let test: Test?
    private let answer: UInt32

    /// What is asked of an argument's lower 32 bits.
    private enum Test {
      case equals(argument: Int, UInt32)
      case lacks(argument: Int, UInt32)
    }

    /// Lets a call through, whatever its arguments.
    static func allow(_ call: Int32) -> Rule {
      Rule(call: call, test: nil, answer: SECCOMP_RET_ALLOW)
    }

    /// Lets a call through if an argument, counted from 0, has this value.
    static func allow(
      _ call: Int32, argument: Int, is value: Int32
    ) -> Rule {
      let test = Test.equals(argument: argument, UInt32(bitPattern: value))
      return Rule(call: call, test: test, answer: SECCOMP_RET_ALLOW)
    }

    /// Lets a call through if an argument, counted from 0, has none of these
    /// bits.
    static func allow(
      _ call: Int32, argument: Int, lacks bits: Int32
    ) -> Rule {
      let test = Test.lacks(argument: argument, UInt32(bitPattern: bits))
      return Rule(call: call, test: test, answer: SECCOMP_RET_ALLOW)
    }

    /// Lets a call fail by an error's number.
    static func fail(_ call: Int32, _ error: Int32) -> Rule {
      let answer = SECCOMP_RET_ERRNO | UInt32(error)
      return Rule(call: call, test: nil, answer: answer)
    }

    /// The rule for the kernel: it answers, or goes on behind the last.
    ///
    /// The call's number is loaded before the first, and behind the last.
    var instructions: [sock_filter] {
      let number = UInt32(call)
      guard let test else {
        return [.ifEqual(number, else: 1), .answer(answer)]
      }
      let check: [sock_filter] =
        switch test {
        case .equals(let argument, let value):
          [.loadArgument(argument), .ifEqual(value, else: 1)]
        case .lacks(let argument, let bits):
          [.loadArgument(argument), .ifAny(of: bits, skip: 1)]
        }
      return [.ifEqual(number, else: 4)] + check
        + [.answer(answer), .load(callAt)]
    }
  }
#endif
