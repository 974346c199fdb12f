#if os(Linux)
  import Libc
  import Testing

  @testable import Privsep

  /// The filters of promises, run by a machine that is written down here, and
  /// compared with what `Sandbox.calls` lists.
  @Suite struct FilterTests {
    private static let all: [Promise] = [
      .standardIO, .manageDescriptors, .sendFiles, .receiveDescriptors,
      .sendDescriptors, .acceptConnections, .inspectSockets, .threads,
      .read([]), .startPrograms([]),
    ]

    /// Each promise alone, and those of several roles.
    static let combinations: [[Promise]] =
      all.map { [$0] } + [
        [],
        [.standardIO, .sendFiles, .receiveDescriptors, .acceptConnections],
        [.standardIO, .receiveDescriptors, .sendDescriptors, .read([])],
        [.standardIO, .threads, .read([])], all, all.reversed(),
      ]

    /// What is listed for a call, without a filter.
    private func listed(_ rules: [Rule], _ call: Call) -> UInt32 {
      let kill = SECCOMP_RET_KILL_PROCESS
      if call.architecture != auditArchitecture { return kill }
      let rule = rules.first { rule in
        rule.number == Int32(bitPattern: call.number)
          && rule.comparisons.allSatisfy { each in
            UInt32(truncatingIfNeeded: call.arguments[each.index]) & each.mask
              == each.value
          }
      }
      return switch rule?.action {
      case .allow: SECCOMP_RET_ALLOW
      case .fail(let error): SECCOMP_RET_ERRNO | UInt32(error)
      case .trap: SECCOMP_RET_TRAP
      case nil: kill
      }
    }

    /// The calls in which a filter and the list differ.
    private func differences(
      _ promises: [Promise], in calls: some Sequence<Call>
    ) -> [String] {
      let rules = Sandbox.calls(of: promises)
      let filter = filter(of: rules)
      return calls.compactMap { call in
        let given = answer(of: filter, to: call)
        let listed = listed(rules, call)
        if given == listed { return nil }
        return "\(call): \(given ?? 0) and not \(listed)"
      }
    }

    @Test(
      "every number of both architectures and of x32 is as it's listed",
      arguments: combinations)
    func numbers(_ promises: [Promise]) {
      // x86-64, arm64, and the 32 bits of i386.
      let architectures: [UInt32] = [0xc000_003e, 0xc000_00b7, 0x4000_0003]
      let calls = (0..<1024 as Range<Int32>).lazy.flatMap { number in
        [number, number | 0x4000_0000].flatMap { number in
          architectures.map { architecture in
            var call = Call(number)
            call.architecture = architecture
            return call
          }
        }
      }
      #expect(differences(promises, in: calls) == [])
    }

    @Test(
      "every bit of every argument that a rule looks at is as it's listed",
      arguments: combinations)
    func bits(_ promises: [Promise]) {
      let rules = Sandbox.calls(of: promises)
      let calls = rules.lazy.filter { !$0.comparisons.isEmpty }.flatMap {
        rule in
        var call = Call(rule.number)
        for each in rule.comparisons {
          call.arguments[each.index] = UInt64(each.value)
        }
        return [call]
          + (0..<6).flatMap { index in
            (0..<64).map { bit in
              var other = call
              other.arguments[index] ^= 1 << bit
              return other
            }
          }
      }
      #expect(differences(promises, in: calls) == [])
    }

    @Test(
      "every small value of the arguments that rules look at is as it's listed",
      arguments: [all])
    func values(_ promises: [Promise]) {
      let rules = Sandbox.calls(of: promises)
      let calls = rules.lazy.filter { !$0.comparisons.isEmpty }.flatMap {
        rule in
        rule.comparisons.flatMap { varied in
          (0..<1100 as Range<UInt64>).map { value in
            var call = Call(rule.number)
            for each in rule.comparisons {
              call.arguments[each.index] = UInt64(each.value)
            }
            call.arguments[varied.index] = value
            return call
          }
        }
      }
      #expect(differences(promises, in: calls) == [])
    }

    @Test("the same promises in another order are the same")
    func order() {
      let filters = [Self.all, Self.all.reversed()].map {
        filter(of: Sandbox.calls(of: $0))
      }
      for number in 0..<500 as Range<Int32> {
        for value in [0, 1, 0x80, 0x800, 0x80000, UInt64.max] {
          let call = Call(number, [0: value, 1: value, 2: value, 3: value])
          #expect(
            answer(of: filters[0], to: call)
              == answer(of: filters[1], to: call))
        }
      }
    }

    @Test("each rule has a call with a name, and says why it's there")
    func names() {
      for rule in Sandbox.calls(of: Self.all) {
        #expect(!rule.name.hasPrefix("call "))
        #expect(!rule.reason.isEmpty)
        #expect(rule.condition.isEmpty == rule.comparisons.isEmpty)
      }
    }

    @Test("the kernel takes it: it is short, and ends in an answer")
    func length() {
      let filter = filter(of: Sandbox.calls(of: Self.all))
      #expect(filter.count < 4096)
      #expect(filter.last?.code == UInt16(BPF_RET | BPF_K))
    }
  }
#endif
