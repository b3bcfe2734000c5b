import Coach
import TestSupport
import Testing

@testable import CoachCLI

@Suite("Every screen")
struct ScreenPropertyTests {
  private static let words = [
    "WHY", "the", "catalogue", "図書館の目録", "📚", "👩‍👩‍👧", "e\u{301}te\u{301}", "\u{1B}[2J", "a\nb",
    "Donaudampfschifffahrtsgesellschaftskapitän", "\u{202E}right", "x", "\u{0}", "🇳🇴", "-", "",
  ]

  /// What speakers write: `words` among each other.
  private static func text(
    _ generator: inout SeededGenerator, of words: [String], atMost count: Int
  ) -> String {
    (0..<Int.random(in: 1...count, using: &generator)).map { _ in
      words.randomElement(using: &generator) ?? ""
    }.joined(separator: " ")
  }

  private static func plan(_ generator: inout SeededGenerator, _ words: [String]) -> Plan {
    let isNumbered = Bool.random(using: &generator)
    let phases = (0..<Int.random(in: 1...14, using: &generator)).map { index in
      let minimum = Int.random(in: 0...4000, using: &generator)
      return Phase(
        number: isNumbered ? index + 1 : nil, name: text(&generator, of: words, atMost: 12),
        line: 1,
        budget: Budget(
          minimum: .seconds(minimum),
          maximum: .seconds(minimum + Int.random(in: 0...300, using: &generator))),
        cues: (0..<Int.random(in: 0...5, using: &generator)).map { _ in
          text(&generator, of: words, atMost: 4)
        })
    }
    return Plan(
      title: text(&generator, of: words, atMost: 20),
      slot: Bool.random(using: &generator)
        ? .seconds(Int.random(in: 1...20000, using: &generator)) : nil,
      phases: phases, framework: Bool.random(using: &generator) ? "STAR" : nil)
  }

  private static func moment(
    _ generator: inout SeededGenerator, of words: [String] = words
  ) -> ScreenMoment {
    let plan = plan(&generator, words)
    let spoken = (0..<Int.random(in: 0...plan.phases.count, using: &generator)).map { _ in
      Double.random(in: 0...5000, using: &generator)
    }
    var moment = ScreenMoment(plan, spoken: spoken)
    func sometimes() -> Bool { Int.random(in: 0..<6, using: &generator) == 0 }
    moment.state.level = .random(in: -130...10, using: &generator)
    moment.state.peakLevel = .random(in: -130...10, using: &generator)
    moment.state.isSpeaking = sometimes()
    moment.state.isClipping = sometimes()
    moment.state.isDeviceAway = sometimes()
    if sometimes() { moment.state.peak = 0 }
    if sometimes() { moment.state.recorded = 0 }
    if sometimes() { moment.state.lost = .random(in: 0...30, using: &generator) }
    if sometimes() { moment.state.notes = .random(in: 1...1000, using: &generator) }
    moment.state.position.isHeld = sometimes()
    moment.state.speaksWhileHeld = sometimes()
    moment.state.position.isInterrupted = sometimes()
    if sometimes() { moment.notice = text(&generator, of: words, atMost: 15) }
    if sometimes() { moment.cue = .over(.random(in: 1...9000, using: &generator)) }
    for key in [Key.help, .advice, .finish, .digit(1)] where sometimes() {
      _ = moment.keyboard.press(key)
    }
    if !spoken.isEmpty, sometimes() {
      let topic = text(&generator, of: words, atMost: 8)
      moment.ask(
        Bool.random(using: &generator) ? .shortVersion : .deeper(into: topic),
        told: .random(in: 0...200, using: &generator))
    }
    moment.isFocused = sometimes()
    if sometimes() { moment.glyphs = .ascii }
    return moment
  }

  /// Joiners, of which emoji and scripts are made, are none.
  private static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      [.control, .format].contains($0.properties.generalCategory)
        && $0 != "\u{200C}" && $0 != "\u{200D}"
    }
  }

  @Test(arguments: [false, true])
  func `fits the terminal and commands it nothing, whatever there is to show`(isPrompt: Bool) {
    var generator = SeededGenerator(seed: 404)
    for round in 0..<1000 {
      let moment = Self.moment(&generator)
      let columns = Int.random(in: 1...220, using: &generator)
      let rows = Int.random(in: 1...60, using: &generator)
      let prompt = Prompt(
        place: "question 1 of 2", text: moment.plan.title, plan: moment.plan, canSkip: true)
      let lines =
        isPrompt
        ? PromptScreen(prompt, seconds: 60, glyphs: moment.glyphs)
          .lines(left: .random(in: 0...60, using: &generator), .init(columns: columns, rows: rows))
        : moment.lines(columns: columns, rows: rows)
      #expect(lines.count <= rows, "\(round)")
      for line in lines {
        #expect(line.width == CellWidth.of(line.text), "\(round): \(line.text)")
        #expect(line.width <= columns, "\(round): \(line.text)")
        #expect(!Self.hasControls(line.text), "\(round): \(line.text)")
      }
    }
  }

  @Test func `breaks text between words where it can, within them where it must, and loses none`() {
    var generator = SeededGenerator(seed: 408)
    #expect(CellWidth.wrapped("one two", to: 5) == ["one", "two"])
    #expect(CellWidth.wrapped("目録 catalogue", to: 5) == ["目録", "catal", "ogue"])
    #expect(CellWidth.wrapped("目録目録", to: 5) == ["目録", "目録"])
    for round in 0..<1000 {
      let text = Self.text(&generator, of: Self.words, atMost: 9)
      let width = Int.random(in: 2...60, using: &generator)
      let lines = CellWidth.wrapped(text, to: width)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "\(round)")
      #expect(lines.allSatisfy { CellWidth.of($0) <= width }, "\(round): \(lines)")
    }
  }

  @Test func `is lines without commands to the terminal where there is no screen`() {
    var generator = SeededGenerator(seed: 407)
    for round in 0..<1000 {
      let moment = Self.moment(&generator)
      var view = PlainLines(moment.plan)
      let text = view.update(moment.content, moment.screen)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(text.isEmpty || lines.last == "", "\(round): \(text)")
      for line in lines {
        #expect(!Self.hasControls(String(line)), "\(round): \(line)")
        #expect(line.isEmpty || line.contains(/^\d+:\d\d/), "\(round): \(line)")
      }
    }
  }

  @Test
  func `says of being behind what the lines without a screen say, and both the plan's budget`() {
    var generator = SeededGenerator(seed: 409)
    var advised = 0
    for round in 0..<1000 {
      var moment = Self.moment(&generator, of: ["WHY", "the", "catalogue"])
      (moment.keyboard, moment.isFocused) = (Keyboard(moment.plan), false)
      guard moment.state.hasStarted, moment.state.isRecording, moment.followUp == nil,
        case .phase(let index) = moment.state.position.activity
      else { continue }
      let progress = SlotProgress(moment.plan, moment.state, slot: moment.plan.slot?.seconds)
      var view = PlainLines(moment.plan)
      let plain = Self.words(view.update(moment.content, moment.screen))
      let screen = Self.words(
        moment.lines(columns: 99, rows: 90).map(\.text).joined(separator: " "))
      #expect(plain.contains(TimeText.band(moment.plan.phases[index].budget)), "\(round): \(plain)")
      guard let advice = LiveAdvice(progress)?.words(progress, moment.plan, by: nil) else {
        continue
      }
      advised += 1
      #expect(plain.contains(Self.words(advice)), "\(round): \(plain)")
      #expect(screen.contains(Self.words(advice)), "\(round): \(screen)")
    }
    #expect(advised > 100)
  }

  /// A text on one line, with one space between its words.
  private static func words(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test func `names the phase, and says what is wrong, however few its rows`() {
    var generator = SeededGenerator(seed: 405)
    for round in 0..<1000 {
      let moment = Self.moment(&generator)
      let columns = Int.random(in: 20...100, using: &generator)
      let rows = Int.random(in: 3...12, using: &generator)
      let text = moment.lines(columns: columns, rows: rows).map(\.text).joined(separator: "\n")
      switch moment.keyboard.overlay {
      case .none, .noting:
        let phase = moment.plan.phases[moment.state.position.phase]
        let told = moment.followUp.map { "\"\($0.words)" } ?? LiveScreen.label(phase)
        let beginning = CellWidth.wrapped(told, to: 7).first ?? ""
        #expect(text.contains(StyledLine(beginning).text), "\(round): \(text)")
      case .finishing where rows > 3: #expect(text.contains("Finish the"), "\(round): \(text)")
      case .finishing, .discarding, .restarting, .help, .advice: break
      }
      if moment.state.isDeviceAway, rows > 6 {
        #expect(text.contains("MICROPHONE"), "\(round): \(text)")
      }
    }
  }

  @Test
  func `uses ASCII alone where the terminal knows no other and the speaker wrote nothing else`() {
    var generator = SeededGenerator(seed: 406)
    let words = Self.words.filter {
      $0.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 }
    }
    for round in 0..<1000 {
      var moment = Self.moment(&generator, of: words)
      moment.glyphs = .ascii
      let lines = moment.lines(columns: .random(in: 1...120, using: &generator), rows: 30)
      let text = lines.map(\.text).joined(separator: "\n")
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(round): \(text)")
    }
  }
}
