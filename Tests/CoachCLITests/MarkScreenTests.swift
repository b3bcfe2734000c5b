import Foundation
import Glibc
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI

@Suite("The screen of coach mark")
struct MarkScreenTests {
  private static func rig(
    _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:], in folder: TemporaryFolder
  ) throws -> TerminalRig {
    try TerminalRig(
      ["mark"] + UnmarkedTalk.source + ["--all", "--device", "null"] + arguments, samples: [],
      columns: columns, rows: rows, isRecording: false, environment: environment, in: folder)
  }

  @Test func `shows the phase, the place, and all of the phases`() throws {
    let folder = try UnmarkedTalk.folder()
    let rig = try Self.rig(in: folder)
    #expect(rig.screen(showing: "1 WHY").contains("begins here?"))
    rig.press("Space")
    rig.press("Space")
    #expect(rig.difference(showing: "2 of 4", from: "mark-80x24.txt") == nil)
    rig.press("?")
    #expect(rig.difference(showing: "these keys", from: "mark-keys.txt") == nil)
    rig.press("Escape")
    _ = rig.screen(showing: "begins here?")
    // A key that closes the help does nothing else.
    rig.press("x")
    #expect(rig.screen(showing: "3 of 4").contains("not spoken"))
    rig.press("u")
    #expect(rig.screen(showing: "2 of 4").contains("begins here?"))
    rig.press("f")
    _ = rig.screen(showing: "1.5x")
    rig.press("q")
    let end = rig.screen(showing: "status ")
    #expect(end.contains("status 0"))
    #expect(end.contains("2 of 4 phases are marked in talk.labels.txt"))
    #expect(
      try String(contentsOfFile: folder.file("before"), encoding: .utf8)
        == String(contentsOfFile: folder.file("after"), encoding: .utf8))
  }

  @Test func `fits twenty columns without colours and with ASCII alone`() throws {
    let folder = try UnmarkedTalk.folder()
    let rig = try Self.rig(
      columns: 20, rows: 10, environment: ["LC_ALL": "C", "NO_COLOR": "1"], in: folder)
    #expect(rig.difference(showing: "1 WHY", from: "mark-20x10.txt") == nil)
    #expect(!rig.screen(styled: true).contains("\u{1B}[31"))
    rig.press("?")
    #expect(rig.screen(showing: "any key").utf8.allSatisfy { $0 < 0x80 })
    rig.press("x")
    _ = rig.screen(showing: "1 WHY")
    rig.resize(columns: 60, rows: 16)
    #expect(rig.screen(showing: "4 END").contains("begins here?"))
    rig.press("q")
    #expect(rig.screen(showing: "status ").contains("nothing was marked"))
  }

  @Test func `keeps what was said when it is interrupted or its window is closed`() throws {
    for isClosed in [false, true] {
      let folder = try UnmarkedTalk.folder()
      let rig = try Self.rig(in: folder)
      _ = rig.screen(showing: "1 WHY")
      rig.press("Space")
      _ = rig.screen(showing: "1 of 4")
      if isClosed {
        rig.closeTerminal()
      } else {
        rig.signal(SIGINT)
        #expect(rig.screen(showing: "status ").contains("status 130"))
      }
      let labels = try String(contentsOfFile: folder.file("talk.labels.txt"), encoding: .utf8)
      #expect(labels.contains("\t1 WHY\n") && labels.contains("\t2 WHAT (estimated)\n"))
    }
  }

  @Test func `never has more lines or columns than the terminal`() throws {
    let parts = (1...14).map {
      MarkingView.Part(
        label: "\($0) 漢字 Rindfleischetikettierung \(String(repeating: "x", count: 3 * $0))",
        cues: $0 % 2 == 0 ? [] : ["one", "a longer cue of several words", "🎤"])
    }
    let frames = 100_000
    var session = MarkingSession(
      phaseCount: 14, frames: frames, rate: 10,
      onsets: Array(stride(from: 10, to: 99_000, by: 321)), asksAll: true
    ) { _ in nil }
    for number in 0..<14 {
      for glyphs in [Glyphs.unicode, .ascii] {
        for (columns, rows) in [(20, 5), (20, 10), (33, 8), (40, 12), (80, 24), (200, 60), (5, 3)] {
          for isHelp in [false, true] {
            var view = MarkingView(
              session: session, parts: parts, name: "a rather long name of a recording.flac",
              rate: 10, frames: frames, speed: number % 2 == 0 ? 1 : 1.5)
            view.isHelpShown = isHelp
            view.notice = number % 3 == 0 ? "there is nothing to undo" : nil
            let lines = MarkingScreen(glyphs: glyphs).lines(
              view, .init(columns: columns, rows: rows))
            #expect(lines.count <= rows)
            #expect(lines.allSatisfy { $0.width <= columns })
          }
        }
      }
      session.apply(number % 5 == 4 ? .notSpoken : .accept)
    }
    #expect(session.question == nil)
  }

  @Test func `its keys are told apart, and every one has a line`() throws {
    var seen: [KeyBinding.Press.Code] = []
    for key in MarkingKey.all {
      for press in key.presses {
        for code in press.codes {
          #expect(!seen.contains(code), "\(key.meaning)")
          seen.append(code)
        }
      }
      for word in key.words {
        #expect(try MarkingKey.action(word, place: "") == key.action, "\(word)")
      }
    }
    #expect(try MarkingKey.action("  # nothing", place: "") == nil)
    #expect(try MarkingKey.action("At 1:30.5", place: "") == .say(.place(at: 90.5)))
    var bytes = Array(" \u{1B}[C\u{1B}[D\u{1B}[A\u{1B}[6~n-+XQé".utf8)
    let actions = KeyPress.take(from: &bytes).map(MarkingKey.action)
    #expect(
      actions == [
        .say(.accept), .say(.later), .say(.earlier), .say(.pause(by: -1)), .say(.pause(by: 1)),
        .say(.another), .say(.nudge(by: -0.1)), .say(.nudge(by: 0.1)), .say(.notSpoken), .finish,
        .other,
      ])
  }
}
