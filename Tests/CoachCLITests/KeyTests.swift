import Coach
import Testing

@testable import CoachCLI

@Suite("Keys")
struct KeyTests {
  @Test func `of a terminal are understood, with arrows in both of their spellings`() {
    let bytes = Array(" \n\u{1B}[C\u{1B}OC\u{1B}[D\u{1B}[1;5DpPiuqxz".utf8)
    #expect(
      KeyMap.commands(in: bytes) == [
        .next, .next, .next, .next, .back, .back, .hold, .hold, .interruption, .undo, .finish,
      ])
    #expect(KeyMap.commands(in: [0x1B]).isEmpty)
    #expect(KeyMap.commands(in: Array("\u{1B}[".utf8)).isEmpty)
    #expect(KeyMap.commands(in: Array("\u{1B}[5~".utf8)).isEmpty)
  }

  @Test func `of a script have times, names and comments`() throws {
    let script = try KeyScript("# a script\n0.5 next\n\n1 space\n1 ←\n2.25 q\nundo\n", file: "k")
    #expect(script.keys.map(\.command) == [.next, .next, .back, .finish, .undo])
    #expect(script.keys.map(\.seconds) == [0.5, 1, 1, 2.25, nil])
  }

  @Test(arguments: [
    ("1 dance", "k:1: cannot read the key '1 dance'"),
    ("x next", "k:1: cannot read the key 'x next'"),
    ("1 next now", "k:1: cannot read the key '1 next now'"),
    ("-1 next", "k:1: cannot read the key '-1 next'"),
    ("2 next\n1 next", "k:2: the keys run backwards"),
    ("nan next", "k:1: cannot read the key 'nan next'"),
  ])
  func `that cannot be read say where`(text: String, summary: String) {
    #expect {
      try KeyScript(text, file: "k")
    } throws: { error in
      (error as? Failure)?.summary == summary && (error as? Failure)?.status == .badData
    }
  }
}
