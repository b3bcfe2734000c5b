import Coach
import Testing

@testable import CoachCLI

@Suite("Keys")
struct KeyTests {
  @Test func `of a terminal are understood, with arrows in both of their spellings`() {
    var bytes = Array(" \n\u{1B}[C\u{1B}OC\u{1B}[D\u{1B}[1;5DpPiunsqx\u{1B}[A7?v\u{1A}".utf8)
    #expect(
      Self.keys(&bytes) == [
        .next, .enter, .next, .next, .back, .back, .hold, .hold, .interruption, .undo, .note,
        .skip, .finish, .discard, .back, .digit(7), .help, .advice, .other,
      ])
    #expect(bytes.isEmpty)
  }

  private static func keys(_ bytes: inout [UInt8]) -> [Key] {
    KeyPress.take(from: &bytes).map(\.key)
  }

  @Test func `of a presenter's clicker and of consoles have many spellings`() {
    // F5 of xterm, with shift, and of Linux; the other arrows; Esc before another key.
    var bytes = Array("\u{1B}[15~\u{1B}[15;2~\u{1B}[[E\u{1B}[B\u{1B}[A\u{1B}q.b".utf8)
    #expect(
      Self.keys(&bytes) == [
        .hold, .hold, .hold, .next, .back, .escape, .finish, .hold, .hold,
      ])
    bytes = Array("\u{1B}[[".utf8)
    #expect(Self.keys(&bytes).isEmpty && bytes.count == 3)
  }

  @Test func `that write are characters, whole ones only`() {
    var bytes = Array("é✓".utf8) + [0xF0, 0x9F]
    #expect(
      KeyPress.take(from: &bytes).map(\.typing) == [.character("é"), .character("✓")])
    bytes += [0x8E, 0xAF, 0x7F, 0x1B, 0x5B, 0x43, 0xFF, 0x41]
    #expect(
      KeyPress.take(from: &bytes) == [
        KeyPress(key: .other, typing: .character("🎯")),
        KeyPress(key: .back, code: .character("\u{7F}"), typing: .erasure),
        KeyPress(key: .next, code: .final("C")), KeyPress(key: .other),
        KeyPress(key: .again, code: .character("a"), typing: .character("A")),
      ])
  }

  @Test func `of a presenter's clicker are understood, in pieces too`() {
    var bytes = Array("\u{1B}[6~\u{1B}[5~\u{1B}".utf8)
    #expect(Self.keys(&bytes) == [.next, .back])
    #expect(bytes == [0x1B])
    bytes += Array("[6".utf8)
    #expect(Self.keys(&bytes).isEmpty)
    bytes += Array("~".utf8)
    #expect(Self.keys(&bytes) == [.next])
    #expect(bytes.isEmpty)
  }

  private static let plan = Plan(
    title: "", slot: nil,
    phases: (1...12).map {
      Phase(
        number: $0, name: "PART \($0)", line: $0, budget: Budget(single: .seconds(60)), cues: [])
    })

  @Test func `ask once before the end, and nothing else ends it`() {
    for answer in [Key.finish, .yes, .enter, .next] {
      var keyboard = Keyboard(Self.plan)
      #expect(keyboard.press(.finish) == nil)
      #expect(keyboard.overlay == .finishing)
      #expect(keyboard.press(answer) == .finish)
      #expect(keyboard.overlay == .none && keyboard.fate == .kept)
    }
    for answer in [Key.back, .escape, .hold, .other, .digit(1), .restart] {
      var keyboard = Keyboard(Self.plan)
      _ = keyboard.press(.finish)
      #expect(keyboard.press(answer) == nil)
      #expect(keyboard.overlay == .none)
    }
    for key in [Key.escape, .enter, .yes, .digit(1), .other, .advice, .help, .discard, .restart] {
      var keyboard = Keyboard(Self.plan)
      #expect(keyboard.press(key) != .finish)
    }
  }

  @Test func `of a clicker ask at the last phase and answer too`() {
    var keyboard = Keyboard(Self.plan)
    #expect(keyboard.press(.next) == .next)
    #expect(keyboard.press(.next, isLast: true) == nil)
    #expect(keyboard.overlay == .finishing)
    #expect(keyboard.press(.back, isLast: true) == nil)
    #expect(keyboard.overlay == .none)
    _ = keyboard.press(.enter, isLast: true)
    #expect(keyboard.press(.next, isLast: true) == .finish)
  }

  @Test func `that remove a take have to be meant`() {
    for (first, fate) in [
      ([Key.finish, .discard], Keyboard.Fate.discarded), ([.restart], .startedOver),
    ] {
      for answer in [Key.enter, .next, .finish, .escape, .back, .other] {
        var keyboard = Keyboard(Self.plan)
        for key in first { #expect(keyboard.press(key) == nil) }
        #expect(keyboard.press(answer) == nil)
        #expect(keyboard.fate == nil && keyboard.overlay == .none)
      }
      for answer in [first[first.count - 1], .yes] {
        var keyboard = Keyboard(Self.plan)
        for key in first { _ = keyboard.press(key) }
        #expect(keyboard.press(answer) == .finish)
        #expect(keyboard.fate == fate)
      }
    }
  }

  @Test func `write a note until enter, and are no commands meanwhile`() {
    func write(_ text: String) -> (said: [RehearsalCommand], keyboard: Keyboard) {
      var (keyboard, bytes) = (Keyboard(Self.plan), Array(text.utf8))
      let said = KeyPress.take(from: &bytes).compactMap {
        keyboard.press($0.key, typing: $0.typing, isLast: true)
      }
      return (said, keyboard)
    }
    #expect(write("n\n").said == [.note("")])
    #expect(write("nq3 p\u{1B}[C\u{1B}[6~x é\r").said == [.note("q3 px é")])
    #expect(write("nabc\u{7F}\u{7F}\u{7F}\u{7F}d\n").said == [.note("d")])
    let dropped = write("nabc\u{1B}n\u{1B}[C")
    #expect(dropped.said.isEmpty && dropped.keyboard.overlay == .noting)
    let long = write("n" + String(repeating: "a", count: 300) + "\n").said
    #expect(long == [.note(String(repeating: "a", count: 200))])
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
    let words = try KeyScript("2 note say the price\nnote\n", file: "k")
    #expect(words.keys.map(\.command) == [.note("say the price"), .note("")])
    let jump = try KeyScript("3 jump 12\n4 note\n5 s\n", file: "k")
    #expect(jump.keys.map { $0.command(in: Self.plan) } == [.jump(11), .note(""), .skip])
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
