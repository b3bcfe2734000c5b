import AudioCore
import Coach
import Glibc

/// Marks a recording with a person who listens: plays a place, takes what is said of it, and seeks the next one.
struct MarkingRunner: ~Copyable {
  private var view: MarkingView
  private var session: MarkingSession
  private var player: MarkingPlayer
  private var input: MarkingInput
  private let isPlain: Bool
  /// Whether a signal came while something was played.
  private var wasStopped = false
  /// Keeps what was said, after every answer; tells what went wrong.
  private let save: (MarkingSession) -> Failure?

  /// - Parameters:
  ///   - view: what is shown at first.
  ///   - isPlain: lines even where a screen could be.
  ///   - save: keeps what was said; what it tells is shown, and it is asked again after the next answer.
  init(
    _ view: MarkingView, _ player: consuming MarkingPlayer, _ input: consuming MarkingInput,
    isPlain: Bool, save: @escaping (MarkingSession) -> Failure?
  ) {
    self.view = view
    session = view.session
    self.player = player
    self.input = input
    self.isPlain = isPlain
    self.save = save
    self.view.speed = self.player.speed
  }

  /// How it ended.
  struct End {
    let session: MarkingSession
    /// Whether a signal ended it.
    let wasStopped: Bool
  }

  /// Goes on until there is nothing to ask, or the listener has had enough.
  ///
  /// Signals are to be collected while it runs, see ``SignalCollector``.
  /// - Throws: ``Failure`` when a line on a pipe is no key; what was said before is kept.
  consuming func run() throws(Failure) -> End {
    var screen: TerminalScreen? =
      isPlain || !Terminal.canRedraw || !input.isTerminal
      ? nil : TerminalScreen(inColour: Terminal.wantsColour)
    if screen == nil { MarkingLines.begin(view) }
    var heard: MarkingSession.Question?
    var isLong = false
    while let question = session.question {
      if question != heard {
        heard = question
        if screen == nil { MarkingLines.ask(view) }
        play(question, isLong: isLong, &screen)
        isLong = false
      }
      draw(&screen)
      if wasStopped || SignalCollector.take() { return End(session: session, wasStopped: true) }
      guard let action = try input.next(waitingMilliseconds: 100) else { continue }
      if view.isHelpShown {
        view.isHelpShown = false
        continue
      }
      view.notice = nil
      switch action {
      case .say(let command): say(command, screen == nil)
      case .again: heard = nil
      case .more: (heard, isLong) = (nil, true)
      case .faster:
        player.changeSpeed()
        view.speed = player.speed
        heard = nil
      case .help:
        if screen == nil { MarkingLines.help() } else { view.isHelpShown = true }
      case .finish: return End(session: session, wasStopped: false)
      case .other: break
      }
    }
    return End(session: session, wasStopped: false)
  }

  /// Takes a command, keeps what was answered, and says what came of it.
  private mutating func say(_ command: MarkingCommand, _ inLines: Bool) {
    let before = session
    guard session.apply(command) else {
      view.notice = Self.refusal(command)
      if inLines, let notice = view.notice { Console.message("\(notice)\n") }
      return
    }
    view = MarkingView(
      session: session, parts: view.parts, name: view.name, rate: view.rate, frames: view.frames,
      speed: view.speed)
    if inLines { MarkingLines.tell(command, before: before, view) }
    guard session.answers != before.answers else { return }
    if let failure = save(session) {
      view.notice = failure.summary
      if inLines { Console.message(failure.message) }
    }
  }

  /// Why a command changed nothing.
  private static func refusal(_ command: MarkingCommand) -> String {
    switch command {
    case .undo: "there is nothing to undo"
    case .earlier: "no pause is left before this"
    case .later: "no pause is left after this"
    default:
      "there is no place left: it would be before the phase in front of it, or after the one behind"
    }
  }

  private mutating func play(
    _ question: MarkingSession.Question, isLong: Bool, _ screen: inout TerminalScreen?
  ) {
    view.isPlaying = true
    draw(&screen)
    let failure = Self.play(
      &player, &input, question, isLong: isLong, view, &screen, wasStopped: &wasStopped)
    view.isPlaying = false
    guard let failure else { return }
    let notice = "nothing can be heard: \(failure.summary)"
    view.notice = notice
    if screen == nil { Console.message("\(DisplayText.lines(notice))\n") }
  }

  /// Plays a place until a key is pressed: nobody has to wait for what is known by its first word.
  private static func play(
    _ player: inout MarkingPlayer, _ input: inout MarkingInput,
    _ question: MarkingSession.Question, isLong: Bool, _ view: MarkingView,
    _ screen: inout TerminalScreen?, wasStopped: inout Bool
  ) -> Failure? {
    let layout = MarkingScreen(glyphs: .ofLocale)
    return player.play(around: question.frame, isLong: isLong) {
      // The terminal may have another size by now.
      if let size = screen?.currentSize { screen?.draw(layout.lines(view, size), size: size) }
      wasStopped = wasStopped || SignalCollector.take()
      return wasStopped || input.isPressed()
    }
  }

  private mutating func draw(_ screen: inout TerminalScreen?) {
    guard let size = screen?.currentSize else { return }
    screen?.draw(MarkingScreen(glyphs: .ofLocale).lines(view, size), size: size)
  }
}
