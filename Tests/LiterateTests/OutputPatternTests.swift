import Testing

@testable import Literate

@Suite("An output pattern")
struct OutputPatternTests {
  @Test(
    "stands for this line",
    arguments: [
      ("", ""),
      ("hello", "hello"),
      ("<other> <pid:> <pid:A_1> <PID>", "<other> <pid:> <pid:A_1> <PID>"),
      ("took ... ms", "took 12.5 ms"),
      ("took... ms", "took ms ms ms"),
      ("a...b...c", "abc"),
      ("a...b...c", "a-b-b-c-c"),
      ("...end", "the end"),
      ("end....", "end."),
      ("a......b", "ab"),
      ("child <pid> ended", "child 4711 ended"),
      ("<fd>", "0"),
      ("<fd><path>", "3/etc"),
      ("x<pid>x", "x10x"),
      ("...<pid>", "the pid is 12"),
      ("at <path>: no", "at /tmp/a-b_c.~1+2@x%=: no"),
      ("at <path>", "at caf\u{e9}"),
      ("at /tmp/<path>", "at /tmp/x"),
      ("<pid:A> is <pid:A>", "7 is 7"),
      ("<pid:A> and <pid:B>", "7 and 7"),
      ("<pid:A> and <fd:A>", "7 and 8"),
      ("...<fd:A>...=<fd:A>", "fd 3, 4: =3"),
    ])
  func stands(pattern: String, line: String) {
    #expect(LinePattern(pattern).matches(line))
  }

  @Test(
    "does not stand for this line",
    arguments: [
      ("hello", "Hello"),
      ("hello", "hello "),
      ("hello", " hello"),
      ("hello", "hello\r"),
      ("a b", "a\tb"),
      ("caf\u{e9}", "cafe\u{301}"),
      ("", " "),
      ("took ... ms", "took ms"),
      ("a...b...c", "acb"),
      ("aa...aa", "aaa"),
      ("....", ","),
      ("child <pid> ended", "child  ended"),
      ("<pid>", "0"),
      ("<pid>", "01"),
      ("<fd>", "00"),
      ("<fd>", "-1"),
      ("<fd>", "3a"),
      ("<fd>2", "12"),
      ("1<fd>", "12"),
      ("...<fd>", "012"),
      ("<path>", ""),
      ("<path>", "a b"),
      ("<path>.", "/tmp/x."),
      ("<pid>", "<fd>"),
      ("<pid:A> is <pid:A>", "7 is 8"),
      ("<pid:A> is <pid:A>", "1 is 12"),
      ("<path:A> ...<path:A>", "b ab"),
    ])
  func fails(pattern: String, line: String) {
    #expect(!LinePattern(pattern).matches(line))
  }

  @Test(
    "stands for these lines",
    arguments: [
      ([], []),
      (["..."], []),
      (["  ...\t"], ["a", "b"]),
      (["a", "...", "z"], ["a", "z"]),
      (["a", "...", "z"], ["a", "z", "z"]),
      (["...", "b", "...", "d", "..."], ["a", "b", "c", "d", "e"]),
      (["...", "a", "b", "..."], ["a", "a", "b"]),
      (["<pid:A>", "...", "<pid:A>"], ["1", "2", "1"]),
      (["<pid:A>", "...", "<pid:A> x", "..."], ["1", "2 x", "1 x"]),
      (["...", "...", "a"], ["a"]),
      (["<pid:A>", "<pid:A>"], ["<pid:A>", "<pid:A>"]),
    ])
  func stands(pattern: [String], output: [String]) throws {
    #expect(try OutputPattern(pattern).matches(output))
  }

  @Test(
    "does not stand for these lines",
    arguments: [
      ([], [""]),
      (["a"], []),
      (["a"], ["a", ""]),
      (["a", "", "b"], ["a", "b"]),
      (["a", "...", "a"], ["a"]),
      (["a", "b"], ["b", "a"]),
      (["...", "b", "...", "b"], ["b"]),
      (["...", "a", "b", "..."], ["a", "x", "b"]),
      (["<pid:A>", "<pid:A>"], ["1", "2"]),
      (["<pid:A>", "...", "<pid:A>"], ["1", "1", "2"]),
    ])
  func fails(pattern: [String], output: [String]) throws {
    #expect(try !OutputPattern(pattern).matches(output))
  }

  @Test("takes the nearest lines, and never others instead")
  func nearest() throws {
    let pattern = try OutputPattern(["...", "<pid:A> in", "...", "<pid:A> out"])
    #expect(pattern.matches(["1 in", "2 in", "1 out"]))
    #expect(!pattern.matches(["1 in", "2 in", "2 out"]))
  }

  @Test("means what trying every place would find")
  func everyPlace() throws {
    var random = SeededGenerator(seed: 1)
    var found = 0
    for _ in 0..<2_000 {
      let pattern = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        random.words(["a", "b", "..."], upTo: 3)
      }
      let output = random.lines(of: ["a", "b"], upTo: 6)
      let expected = stands(
        pattern[...], for: output.map { $0.map(String.init) }[...],
        isGap: { $0 == ["..."] },
        isSame: {
          stands($0[...], for: $1[...], isGap: { $0 == "..." }, isSame: ==)
        })
      let lines = pattern.map { $0.joined() }
      #expect(try OutputPattern(lines).matches(output) == expected)
      found += expected ? 1 : 0
    }
    #expect(found > 50)
  }

  /// Whether a pattern fits, found by trying all that its gaps could take in.
  private func stands<Element>(
    _ pattern: ArraySlice<Element>, for text: ArraySlice<Element>,
    isGap: (Element) -> Bool, isSame: (Element, Element) -> Bool
  ) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if isGap(first) {
      return (0...text.count).contains {
        stands(
          pattern.dropFirst(), for: text.dropFirst($0), isGap: isGap,
          isSame: isSame)
      }
    }
    guard let next = text.first, isSame(first, next) else { return false }
    return stands(
      pattern.dropFirst(), for: text.dropFirst(), isGap: isGap, isSame: isSame)
  }

  @Test("that was taken from an output stands for that output")
  func itself() throws {
    var random = SeededGenerator(seed: 2)
    let words = [
      "a", "b ", "...", ".", "<pid>", "<path:A>", "<fd:A>", "7", "<", "\r", "é",
    ]
    for _ in 0..<2_000 {
      let output = random.lines(of: words, upTo: 6)
      #expect(try OutputPattern(output).matches(output))
    }
  }

  @Test("notices a changed character in any literal line")
  func oneCharacter() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let output = (0..<8).map {
        "\($0) "
          + random.words(["a", " b", "é", "<x>", "7."], upTo: 5).joined()
      }
      var pattern = output
      pattern[2] = "..."
      pattern[5] = "5 ..."
      #expect(try OutputPattern(pattern).matches(output))
      for line in [0, 1, 3, 4, 6, 7] {
        var spoilt = Array(pattern[line])
        spoilt[Int.random(in: spoilt.indices, using: &random)] = "#"
        var changed = pattern
        changed[line] = String(spoilt)
        #expect(try !OutputPattern(changed).matches(output))
      }
    }
  }
}

@Suite("An unordered output pattern")
struct UnorderedOutputTests {
  @Test(
    "stands for these lines",
    arguments: [
      ([], []),
      (["a", "b"], ["b", "a"]),
      (["a", "a"], ["a", "a"]),
      (["<pid>", "7"], ["7", "8"]),
      (["a...", "...b"], ["ab", "ac"]),
      (["<pid:A> hi", "<pid> hi", "of <pid:A>"], ["1 hi", "of 2", "2 hi"]),
      (
        ["<pid:A> of <pid:B>", "<pid:B> of <pid:C>", "<pid:C> of <pid>"],
        ["2 of 3", "3 of 4", "1 of 2"]
      ),
    ])
  func stands(pattern: [String], output: [String]) throws {
    let pattern = try OutputPattern(pattern, unordered: true)
    #expect(pattern.matches(output))
    #expect(pattern.matches(output.reversed()))
  }

  @Test(
    "does not stand for these lines",
    arguments: [
      ([], ["a"]),
      (["a"], []),
      (["a", "b"], ["a", "a"]),
      (["a", "a"], ["a"]),
      (["<pid>", "<pid>"], ["7", "x"]),
      (["<pid:A>", "<pid:A>"], ["7", "8"]),
    ])
  func fails(pattern: [String], output: [String]) throws {
    #expect(try !OutputPattern(pattern, unordered: true).matches(output))
  }

  @Test("stands for the same lines in any order")
  func anyOrder() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let pairs = (0..<5).map { _ in
        (
          Int.random(in: 1...3, using: &random),
          Int.random(in: 1...3, using: &random)
        )
      }
      let pattern = try OutputPattern(
        pairs.map { "<pid:\($0)> of <pid:\($1)>" }, unordered: true)
      let output = pairs.map { "\($0) of \($1)" }
      #expect(pattern.matches(output.shuffled(using: &random)))
    }
  }

  @Test("that was taken from an output stands for that output")
  func itself() throws {
    let found =
      ["...<path:A>"] + Array(repeating: "<path:B>...", count: 6)
      + ["<path:A>......"]
    #expect(try OutputPattern(found, unordered: true).matches(found))
    var random = SeededGenerator(seed: 7)
    let words = ["a", " ", "7", "a... ", "<path>", "<path:A>", "<path:B>"]
    for _ in 0..<500 {
      let output = random.lines(of: words, upTo: 20)
      #expect(try OutputPattern(output, unordered: true).matches(output))
    }
  }

  @Test("ends its search where there is no answer")
  func hopeless() throws {
    let pattern = try OutputPattern(
      Array(repeating: "a <pid>", count: 20) + ["b"], unordered: true)
    #expect(!pattern.matches((1...19).map { "a \($0)" } + ["b", "b"]))
  }

  @Test("has no gap for whole lines")
  func gap() {
    #expect(throws: OutputPattern.UnorderedGap(line: 2)) {
      try OutputPattern(["a", " ... "], unordered: true)
    }
  }
}
