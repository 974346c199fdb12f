import Exercises
import Libc

func makeFile(_ path: String) {
  close(open(path, O_WRONLY | O_CREAT, 0o600))
}

/// Expects the same answer for some targets.
func expectWithin(
  _ due: Bool, _ targets: [String], of directory: String = "public",
  _ why: String
) {
  for target in targets {
    let answer = isWithin(directory, target: target)
    expect(
      answer == due,
      happened:
        "isWithin(\"\(directory)\", target: \"\(target)\") is \(answer)",
      should: "be \(due): \(why)")
  }
}

let (secret, tale) = (
  "secret\(Int.random(in: 100...999))", "tale\(Int.random(in: 100...999))"
)
for directory in ["public", "public/deep", "public/..deep", "public-old"] {
  mkdir(directory, 0o700)
}
for directory in [".", "public-old"] { makeFile("\(directory)/\(secret)") }
for directory in ["public", "public/deep", "public/..deep"] {
  makeFile("\(directory)/\(tale)")
}

trial("a file and a secret") {
  expectWithin(true, ["/\(tale)", "/deep/\(tale)"], "it is in the directory")
  let secrets = ["/../\(secret)", "/deep/../../\(secret)"]
  expectWithin(false, secrets, "it is beside the directory")
}

trial("dots that do no harm") {
  let ways = ["/deep/..", "/../public", "//.", "/..deep"]
  expectWithin(true, ways.map { "\($0)/\(tale)" }, "it is in the directory")
}

trial("a neighbour with a longer name") {
  expectWithin(false, ["/../public-old/\(secret)"], "that is another directory")
}

trial("what is no file inside") {
  expectWithin(false, ["/poem"], "there is no such file")
  expectWithin(false, ["/", "/deep/.."], "that is the directory itself")
}

trial("links") {
  symlink("../\(secret)", "public/out")
  expectWithin(false, ["/out"], "the link leads out")
  symlink("../..", "public/deep/away")
  expectWithin(
    false, ["/deep/away/\(secret)"], "a link on the way leads out")
  symlink("deep/\(tale)", "public/in")
  expectWithin(true, ["/in"], "the link stays inside")
}

trial("a directory by other paths") {
  symlink("public", "door")
  for directory in ["door", "./public-old/../public", "public/"] {
    expectWithin(true, ["/\(tale)"], of: directory, "it is in the directory")
  }
}

trial("the directory of all") {
  expectWithin(true, ["/dev/null"], of: "/", "everything is in it")
  expectWithin(false, ["/"], of: "/", "that is the directory itself")
}

// Elsewhere a file system may take the two names for one.
#if os(Linux)
  trial("two spellings of one letter") {
    let (one, other) = ("\u{e9}", "e\u{301}")
    for directory in [one, other] { mkdir(directory, 0o700) }
    makeFile("\(other)/\(secret)")
    expectWithin(
      false, ["/../\(other)/\(secret)"], of: one,
      "that is another directory, by its bytes")
  }
#endif

passed()
