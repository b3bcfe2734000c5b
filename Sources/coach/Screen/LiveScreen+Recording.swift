import Coach

// What the screen shows of the recording, and what is wrong with it.
extension LiveScreen {
  /// That it records, for how long, how loud, and whether it hears a voice; the meter and the word are
  /// shorter where there is little room.
  func statusLine(_ content: Content, _ width: Int) -> StyledLine {
    let state = content.state
    guard state.isRecording else { return StyledLine("nothing is recorded yet", .dim) }
    let full = status(state, meter: width >= 60 ? 16 : 8)
    var line = full.width <= width ? full : status(state, meter: 3, isShort: true)
    let notes = state.notes == 1 ? "1 note" : "\(state.notes) notes"
    if state.notes > 0 { line.appendRight(StyledLine(notes, .dim), in: width) }
    return line
  }

  private func status(_ state: LiveState, meter: Int, isShort: Bool = false) -> StyledLine {
    var line = StyledLine("\(glyphs.record) REC", .badge(.red))
    line.append(" \(TimeText.clock(state.recorded)) ")
    if state.lost > 0 {
      line.append(" LOST \(TimeText.decimal(state.lost, places: 1)) s ", .badge(.red))
      line.append(" ")
    }
    if !isFocused {
      line.append(LevelMeter.line(state, width: meter, glyphs: glyphs))
      line.append(" ")
    }
    let sign = state.isSpeaking ? glyphs.voice : glyphs.quiet
    let word = isShort ? "" : state.isSpeaking ? " speaking" : " silent"
    line.append(sign + word, state.isSpeaking ? .bold : .dim)
    return line
  }

  /// The one thing that the speaker has to know now, or an empty line.
  ///
  /// - Parameter isWordShown: whether the word to the speaker stands elsewhere.
  func alarm(_ content: Content, _ width: Int, isWordShown: Bool = false) -> [StyledLine] {
    let word = isWordShown ? nil : content.cue.map { "\(glyphs.cue) \($0.text)" }
    let state = content.state
    let heard = state.heard.flatMap { FollowingText.of($0, in: state.position.phase, plan) }
    guard let words = note(content, width) ?? urgent(content) ?? heard ?? word else {
      let told = content.notice ?? FollowingText.of(content.state.following) ?? ""
      let notice = StyledLine.wrapped(told, .dim, to: width).prefix(2)
      return notice.isEmpty ? [.empty] : Array(notice)
    }
    return CellWidth.wrapped(words, to: max(10, width - 2)).prefix(2).map {
      StyledLine(" \($0) ", .alarm)
    }
  }

  /// The note that is being written, its end in any case.
  private func note(_ content: Content, _ width: Int) -> String? {
    guard content.keyboard.overlay == .noting else { return nil }
    let end = content.keyboard.note.suffix(max(8, 2 * width - 36))
    return "NOTE: \(end)_ (enter keeps it)"
  }

  /// What is said of a microphone that gives nothing but zeros.
  static let noSignal = "NO SIGNAL: the input is muted, or nothing is plugged in"

  /// What is wrong or waits for a key; it goes before any word to the speaker.
  func urgent(_ content: Content) -> String? {
    let state = content.state
    if state.isDeviceAway { return "MICROPHONE DISCONNECTED: connect it again" }
    if !state.isRecording { return "WAITING for the microphone" }
    if state.isDead || state.isMuted { return Self.noSignal }
    if state.position.isHeld {
      let words = state.speaksWhileHeld ? "PAUSED, BUT YOU ARE SPEAKING" : "PAUSED"
      return "\(glyphs.pause) \(words)\(glyphs.dot)p to resume"
    }
    if state.position.isInterrupted {
      return ["INTERRUPTED", "counts against the slot", "i to resume"].joined(separator: glyphs.dot)
    }
    if followUp != nil { return "THE INTERVIEWER ASKS" }
    let digits = content.keyboard.digits
    if !digits.isEmpty { return "jump to \(digits)_ (enter)" }
    if !state.hasStarted { return "WAITING: the clock starts when you speak" }
    return nil
  }
}
