import Coach

/// Counts some seconds down before a recording; nothing is recorded yet.
struct Countdown {
  /// What the speaker wants.
  enum End { case begin, skip }

  private let seconds: Int
  private let prompt: Prompt?
  private let isPlain: Bool

  /// - Parameters:
  ///   - prompt: what is going to be announced, shown meanwhile; nil for lines that count.
  ///   - isPlain: lines even where a screen could be.
  init(_ seconds: Int, showing prompt: Prompt? = nil, isPlain: Bool = false) {
    self.seconds = seconds
    self.prompt = prompt
    self.isPlain = isPlain
  }

  /// Counts; any key begins at once.
  ///
  /// - Throws: ``Failure`` when the user does not want it any more.
  func run(_ input: inout KeyInput) throws(Failure) -> End {
    let layout = prompt.map { PromptScreen($0, seconds: seconds, glyphs: .ofLocale) }
    var screen: TerminalScreen? =
      layout == nil || seconds == 0 || isPlain || !Terminal.canRedraw || !input.isTerminal
      ? nil : TerminalScreen(inColour: Terminal.wantsColour)
    if screen == nil, let layout { Console.message(layout.text(width: Terminal.width)) }
    guard seconds > 0 else { return .begin }
    if screen == nil { Console.message("recording begins in \(seconds) s; \(keys)\n") }
    let end = ContinuousClock.now + .seconds(seconds)
    var announced = seconds
    while true {
      let left = max(0, Int((end - ContinuousClock.now).seconds.rounded(.up)))
      if let layout, let size = screen?.currentSize {
        screen?.draw(layout.lines(left: left, size), size: size)
      } else if left < announced, CountedSeconds.isSaid(left) {
        Console.message("\(left)\n")
        announced = left
      }
      guard left > 0 else { return .begin }
      let pressed = input.pressed(waitingMilliseconds: 50)
      if SignalCollector.take() || pressed.contains(.finish) { throw Failure.abandoned }
      if prompt?.canSkip == true, pressed.contains(.skip) { return .skip }
      if !pressed.isEmpty { return .begin }
    }
  }

  private var keys: String {
    prompt?.canSkip == true
      ? "any key begins at once, s skips the question, q stops" : "any key begins at once"
  }
}
