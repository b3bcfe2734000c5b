/// What a history says, in the words of every form of it.
enum HistoryWords {
  /// How many takes of what kinds, from when to when.
  static func facts(_ history: History) -> String {
    var facts = [count(history.entries.count, "take")]
    let days = history.entries.map { day($0) }
    if let first = days.first, let last = days.last {
      facts[0] += first == last ? " on \(first)" : " from \(first) to \(last)"
    }
    if !history.revised.isEmpty { facts.append("\(history.revised.count) of older revisions") }
    let partial = history.entries.count { $0.take.times.is_partial }
    if partial > 0 { facts.append("\(partial) of a part of the plan") }
    if history.others > 0 { facts.append("\(history.others) of other plans or variants left out") }
    let basis = history.basis == .speaking ? "speaking time" : "time on the clock"
    return facts.joined(separator: ", ") + "; " + basis
  }

  /// What follows from the figures, as sentences.
  static func sentences(_ history: History) -> [String] {
    var lines = [forecast(history)]
    if history.total.points.count >= Forecast.fewest {
      lines += history.weakest.prefix(3).compactMap { drill(history.phases[$0]) }
    }
    for phase in history.phases {
      let places = phase.stallPlaces.map {
        "\(TimeText.clock($0.intoPhase)) in, in \($0.takes) of \($0.of) takes "
          + "(\(TimeText.decimal($0.duration, places: 0)) s)"
      }
      if !places.isEmpty {
        lines.append("stalls in \(name(phase)): \(places.joined(separator: "; "))")
      }
    }
    return lines + (delivery(history).map { [$0] } ?? [])
  }

  /// How the last takes were spoken: `the last 2 takes: pace 4.4, 4.6 syllables/s; pitch varies by 1.9, 2.2
  /// semitones; speech is 78, 81 % of the clock time`; nil for a single take.
  private static func delivery(_ history: History) -> String? {
    let takes = history.entries.map(\.take.times).filter { !$0.is_partial }.suffix(shownTakes)
    guard takes.count > 1 else { return nil }
    func list(_ values: [Double?], places: Int) -> String? {
      guard values.contains(where: { $0 != nil }) else { return nil }
      return values.map { $0.map { TimeText.decimal($0, places: places) } ?? "–" }
        .joined(separator: ", ")
    }
    let texts = [
      list(takes.map(\.median_syllables_per_s), places: 1).map { "pace \($0) syllables/s" },
      list(takes.map { $0.voice?.pitch_sd_st }, places: 1).map {
        "pitch varies by \($0) semitones"
      },
      list(takes.map { $0.fluency?.speech_share.map { 100 * $0 } }, places: 0).map {
        "speech is \($0) % of the clock time"
      },
    ].compactMap { $0 }
    return texts.isEmpty
      ? nil : "the last \(takes.count) takes: \(texts.joined(separator: "; "))"
  }

  /// Takes whose delivery stands in a line.
  private static let shownTakes = 5

  private static func forecast(_ history: History) -> String {
    switch history.forecast {
    case .success(let forecast):
      let percent = TimeText.decimal(100 * forecast.chance, places: 0)
      return "chance of ending within \(TimeText.clock(forecast.limit)) on the clock: \(percent) % "
        + "(from \(forecast.takes) takes; half end by \(TimeText.clock(forecast.median)), "
        + "nine of ten by \(TimeText.clock(forecast.ninetieth)))"
    case .failure(.tooFewTakes(let takes)):
      return "the chance of ending in time is told from \(Forecast.fewest) whole takes on; there "
        + (takes == 1 ? "is 1" : "are \(takes)")
    case .failure(.tooFewTakesOfPhase(let name, let takes)):
      return "the chance of ending in time is told from \(Forecast.fewest) takes of every phase "
        + "on; '\(name)' has \(takes)"
    case .failure(.noLimit): return "there is no slot, so no chance of ending in time"
    }
  }

  private static func drill(_ phase: PhaseHistory) -> String? {
    guard let spread = phase.spread, let budget = phase.budget else {
      return "to drill: \(name(phase)), never told in a whole take"
    }
    let outside = phase.points.count { !budget.contains($0.seconds) }
    guard outside > 0 else { return nil }
    return
      "to drill: \(name(phase)), out of its band in \(outside) of \(phase.points.count) takes, "
      + "spread \(TimeText.clock(spread))"
  }

  /// What is special about a take; empty for a whole one of the plan as it is.
  static func remark(_ entry: History.Entry) -> String {
    let times = entry.take.times
    var remarks: [String] = []
    if times.is_partial {
      remarks.append("a part of the plan")
    } else if !times.isComplete {
      remarks.append("\(times.phases.count { $0.elapsed_s > 0 }) of \(times.phases.count) phases")
    }
    if !entry.isSameRevision { remarks.append("older revision") }
    return remarks.joined(separator: ", ")
  }

  /// How a phase of an older revision was found again.
  static func text(_ revision: Revision) -> String {
    let evidence = revision.likeness == 1 ? "same name" : revision.words.joined(separator: ", ")
    let verdict = revision.isComparable ? "" : "; told as one, so not compared"
    return "\(revision.planned.joined(separator: " + ")) was "
      + "\(revision.taken.joined(separator: " + ")) (\(evidence)\(verdict))"
  }

  private static func name(_ phase: PhaseHistory) -> String {
    phase.number.map { "\($0) \(phase.name)" } ?? "'\(phase.name)'"
  }

  private static func day(_ entry: History.Entry) -> String {
    String(entry.take.times.started_at.prefix(10))
  }

  private static func count(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
