import Coach
import Testing

@testable import CoachCLI

@Suite("Keys")
struct KeyTests {
  @Test func `of a terminal are understood, with arrows in both of their spellings`() {
    var bytes = Array(" \n\u{1B}[C\u{1B}OC\u{1B}[D\u{1B}[1;5DpPiunsqx\u{1B}[A7?v\u{1A}".utf8)
    #expect(
      Key.take(from: &bytes) == [
        .next, .enter, .next, .next, .back, .back, .hold, .hold, .interruption, .undo, .note,
        .skip, .finish, .other, .other, .digit(7), .help, .advice, .other,
      ])
    #expect(bytes.isEmpty)
  }

  @Test func `of a presenter's clicker are understood, in pieces too`() {
    var bytes = Array("\u{1B}[6~\u{1B}[5~\u{1B}".utf8)
    #expect(Key.take(from: &bytes) == [.next, .back])
    #expect(bytes == [0x1B])
    bytes += Array("[6".utf8)
    #expect(Key.take(from: &bytes).isEmpty)
    bytes += Array("~".utf8)
    #expect(Key.take(from: &bytes) == [.next])
    #expect(bytes.isEmpty)
  }

  private static let plan = Plan(
    title: "", slot: nil,
    phases: (1...12).map {
      Phase(
        number: $0, name: "PART \($0)", line: $0, budget: Budget(single: .seconds(60)), cues: [])
    })

  @Test func `ask once before the end, and nothing else ends it`() {
    var keyboard = Keyboard(Self.plan)
    #expect(keyboard.press(.finish) == nil)
    #expect(keyboard.overlay == .finishing)
    #expect(keyboard.press(.next) == nil)
    #expect(keyboard.overlay == .none)
    _ = keyboard.press(.finish)
    #expect(keyboard.press(.finish) == .finish)
    for key in [Key.escape, .enter, .yes, .digit(1), .other, .advice, .help] {
      var keyboard = Keyboard(Self.plan)
      #expect(keyboard.press(key) != .finish)
    }
  }

  @Test func `of digits jump as soon as they can mean only one phase`() {
    var keyboard = Keyboard(Self.plan)
    #expect(keyboard.press(.digit(7)) == .jump(6))
    #expect(keyboard.press(.digit(1)) == nil)
    #expect(keyboard.digits == "1")
    #expect(keyboard.press(.digit(2)) == .jump(11))
    _ = keyboard.press(.digit(1))
    #expect(keyboard.press(.enter) == .jump(0))
    _ = keyboard.press(.digit(1))
    #expect(keyboard.press(.escape) == nil)
    #expect(keyboard.digits == "")
    _ = keyboard.press(.digit(1))
    #expect(keyboard.press(.digit(9)) == nil)
    #expect(keyboard.press(.enter) == .next)
  }

  @Test func `of a script have times, names and comments`() throws {
    let script = try KeyScript("# a script\n0.5 next\n\n1 space\n1 ←\n2.25 q\nundo\n", file: "k")
    #expect(script.keys.map(\.command) == [.next, .next, .back, .finish, .undo])
    #expect(script.keys.map(\.seconds) == [0.5, 1, 1, 2.25, nil])
    let jump = try KeyScript("3 jump 12\n4 note\n5 s\n", file: "k")
    #expect(jump.keys.map { $0.command(in: Self.plan) } == [.jump(11), .note, .skip])
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
