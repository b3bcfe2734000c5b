import Coach

// What the screen shows of the current phase.
extension LiveScreen {
  /// What is answered, so that nobody loses it; nothing for a talk.
  func question(_ width: Int) -> [StyledLine] {
    guard plan.framework != nil else { return [] }
    return CellWidth.wrapped(plan.title, to: width).prefix(2).map { StyledLine($0) }
  }

  func heading(_ content: Content, _ width: Int) -> [StyledLine] {
    if let followUp {
      return Array(StyledLine.wrapped("\"\(followUp.words)\"", .bold, to: width).prefix(3))
    }
    let position = content.state.position.phase
    let phase = plan.phases[position]
    let place = StyledLine("\(position + 1) of \(plan.phases.count)", .dim)
    let names = CellWidth.wrapped(Self.label(phase), to: max(10, width - place.width - 2))
    return names.prefix(2).enumerated().map { index, name in
      var line = StyledLine(name, .bold)
      if index == 0 { line.appendRight(place, in: width) }
      return line
    }
  }

  func cues(_ content: Content, _ width: Int) -> [StyledLine] {
    let cues = shownPlan.phases[content.state.position.part].cues.joined(separator: glyphs.dot)
    return CellWidth.wrapped(cues, to: max(10, width - 2)).prefix(4).map { StyledLine("  " + $0) }
  }

  /// The time left in the phase, or how much it is over, large, with the word to the speaker beside it.
  func bigArea(_ content: Content, _ width: Int) -> BigArea {
    let word: String? =
      switch content.cue {
      case .wrap, .next, .end: urgent(content) == nil ? content.cue?.text : nil
      // The digits say how much it is over.
      case .over, nil: nil
      }
    if content.progress.isOpen {
      return BigArea(
        content.state.speakingNow, caption: "spoken", zone: .early, word: word, width: width,
        glyphs: glyphs)
    }
    let (left, zone) = left(content)
    return BigArea(
      left.magnitude, caption: left < 0 ? "over" : "left", zone: zone, word: word, width: width,
      glyphs: glyphs)
  }

  /// The phase's time against its budget; nil where nothing says how long it may take.
  func bar(_ content: Content, _ width: Int) -> BandBar? {
    guard !content.progress.isOpen else { return nil }
    let past = content.past?[content.state.position.part]
    let marks = [
      content.progress.target.map { BarMark(name: "target", letter: "T", seconds: $0) },
      past?.last.map { BarMark(name: "last", letter: "L", seconds: $0) },
      past?.best.map { BarMark(name: "best take", letter: "B", seconds: $0) },
    ]
    return BandBar(
      content.state.speakingNow, in: content.progress.budget, marks: marks.compactMap { $0 },
      width: width, glyphs: glyphs)
  }

  /// The phase's time, its zone in a word and a shape, and what comes next.
  func zone(_ content: Content, _ width: Int) -> StyledLine {
    if content.progress.isOpen {
      let spoken = "\(TimeText.clock(content.state.speakingNow)) spoken"
      return StyledLine(spoken + glyphs.dot + "no budget", .dim)
    }
    let (left, zone) = left(content)
    let (progress, now) = (content.progress, content.state.speakingNow)
    var line = StyledLine(" \(glyphs.sign(zone)) \(zone.rawValue.uppercased()) ", Self.badge(zone))
    let (what, time): (String?, String) =
      switch zone {
      case .early: (nil, "green in \(TimeText.clock(progress.budget.minimum - now))")
      case .green, .yellow:
        (now < progress.wrapAt ? "you may move on" : "wrap up", "\(TimeText.clock(left)) left")
      case .red: (nil, "over by \(TimeText.clock(-left))")
      }
    let words = ["\(TimeText.clock(now)) spoken", what, time].compactMap { $0 }
    let texts = words.indices.map { " " + words[$0...].joined(separator: glyphs.dot) }
    line.append(texts.first { line.width + CellWidth.of($0) <= width } ?? "")
    return line
  }

  private func left(_ content: Content) -> (seconds: Double, zone: Zone) {
    let now = content.state.speakingNow
    let budget = content.progress.budget
    return (budget.maximum - now, Zone(now, in: budget))
  }

  private static func badge(_ zone: Zone) -> Style {
    BandBar.tint(zone).map(Style.badge) ?? .dim
  }

  /// Number and name of a phase.
  static func label(_ phase: Phase) -> String {
    (phase.number.map { "\($0) " } ?? "") + phase.name
  }
}
