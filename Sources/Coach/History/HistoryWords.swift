/// What a history says, in the words of every form of it.
enum HistoryWords {
  /// How it stands: how many takes ended in time, and which phase is in the way.
  static func standing(_ history: History) -> String {
    guard !history.entries.isEmpty else { return "No takes of this plan yet." }
    guard let problem = problem(history) else { return ended(history) + "." }
    return "\(ended(history)); \(problem)."
  }

  /// How many takes there are, from when to when, and which of them are special.
  static func facts(_ history: History) -> String {
    var facts = [count(history.entries.count, "take") + days(history)]
    let partial = history.entries.count { $0.take.times.is_partial }
    let special = [
      (history.revised.count, "of older notes"), (partial, "of a part of the plan"),
      (incomplete(history), "not finished"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !special.isEmpty { facts.append(special.joined(separator: ", ")) }
    let left = [
      history.falseStarts > 0 ? count(history.falseStarts, "false start") : nil,
      history.others > 0 ? "\(history.others) of other plans or variants" : nil,
    ].compactMap { $0 }
    if !left.isEmpty { facts.append("not counted: " + left.joined(separator: ", ")) }
    return facts.joined(separator: "; ")
  }

  /// What phases' times are: `talk time`.
  static func basis(_ history: History) -> String {
    history.basis == .speaking ? "talk time" : "clock time"
  }

  /// What to practise, the phase that needs it most first; at most three.
  static func practice(_ history: History) -> [String] {
    history.weakest.compactMap { practice(history.phases[$0]) }.prefix(3).map { $0 }
  }

  /// How the next take may end.
  static func forecast(_ history: History) -> String {
    switch history.forecast {
    case .success(let forecast):
      let percent = TimeText.decimal(100 * forecast.chance, places: 0)
      return "Chance of finishing within \(TimeText.clock(forecast.limit)): \(percent) % "
        + "(from \(forecast.takes) takes; half would end by \(TimeText.clock(forecast.median)), "
        + "nine of ten by \(TimeText.clock(forecast.ninetieth)))."
    case .failure(.tooFewTakes(let takes)):
      return "Chance of finishing on time: after \(Forecast.fewest) complete takes "
        + "(\(takes) so far)."
    case .failure(.tooFewTakesOfPhase(let name, let takes)):
      return "Chance of finishing on time: after \(Forecast.fewest) takes of every phase "
        + "(\(takes) so far of '\(name)')."
    case .failure(.noLimit): return "No slot, so no chance of finishing on time."
    }
  }

  /// How the last takes were spoken: `The last 2 takes: pace 4.4, 4.6 syllables/s; …`; nil for a single take.
  static func delivery(_ history: History) -> String? {
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
      ? nil : "The last \(takes.count) takes: \(texts.joined(separator: "; "))."
  }

  /// Takes whose delivery stands in a line.
  private static let shownTakes = 5

  /// What is special about a take, in a word or two; empty for a whole one of the plan as it is.
  static func remark(_ entry: History.Entry) -> String {
    let times = entry.take.times
    var remarks: [String] = []
    if times.is_partial {
      remarks.append("part")
    } else if !times.isComplete {
      remarks.append("\(times.phases.count { $0.elapsed_s > 0 }) of \(times.phases.count) phases")
    }
    if !entry.isSameRevision { remarks.append("older notes") }
    return remarks.joined(separator: ", ")
  }

  /// How a phase of an older revision was found again.
  static func text(_ revision: Revision) -> String {
    let evidence = revision.likeness == 1 ? "same name" : revision.words.joined(separator: ", ")
    let verdict = revision.isComparable ? "" : "; spoken as one, so not compared"
    return "\(revision.planned.joined(separator: " + ")) was "
      + "\(revision.taken.joined(separator: " + ")) (\(evidence)\(verdict))"
  }

  // MARK: Parts of sentences

  /// How many complete takes ended within the slot, by the clock.
  private static func ended(_ history: History) -> String {
    let times = history.clock.points.map(\.seconds)
    guard let last = times.last else {
      return history.entries.allSatisfy(\.take.times.is_partial)
        ? "Only parts of the plan were rehearsed so far" : "No complete take yet"
    }
    guard let limit = history.clock.budget?.maximum.seconds else {
      return "\(count(times.count, "complete take")), the latest of \(TimeText.clock(last))"
    }
    let name = history.plan.slot == nil ? "planned" : "slot"
    let slot = "(\(name) \(TimeText.clock(limit)))"
    // As they are shown: "30:00" is not late in a slot of 30:00.
    let inTime = times.count { $0.rounded() <= limit.rounded() }
    guard times.count > 1 else {
      return inTime == 1
        ? "The only complete take ended in time \(slot)"
        : "The only complete take ended \(TimeText.clock(last - limit)) late \(slot)"
    }
    let takes = incomplete(history) > 0 ? "complete takes" : "takes"
    return "\(inTime == 0 ? "None" : "\(inTime)") of \(times.count) \(takes) ended in time \(slot)"
  }

  /// The phase that needs practice most, and why; nil without complete takes or budgets.
  private static func problem(_ history: History) -> String? {
    guard history.clock.points.count > 0, history.phases.contains(where: { $0.budget != nil })
    else { return nil }
    let weak = history.weakest.map { history.phases[$0] }.first { $0.outside > 0 }
    guard let weak, let off = weak.medianOff else {
      return "every phase stays within its budget"
    }
    if off == 0 {
      return "\(name(weak)) is the least sure: outside its budget in \(weak.outside) of "
        + "\(weak.points.count) takes"
    }
    return "\(name(weak)) is the problem: usually \(distance(off))\(course(weak))"
  }

  private static func practice(_ phase: PhaseHistory) -> String? {
    guard phase.budget != nil else { return nil }
    guard let off = phase.medianOff else {
      return "\(name(phase)): never spoken in a complete take."
    }
    let outside = phase.outside
    guard outside > 0 else { return nil }
    let takes = phase.points.count
    var sentence =
      takes == 1
      ? "\(name(phase)): \(distance(off)) in the only take"
      : "\(name(phase)): outside its budget in \(outside) of \(takes) takes"
        + (off == 0 ? "" : ", usually \(distance(off))") + course(phase)
    if let place = phase.stallPlaces.first {
      let length = TimeText.decimal(place.duration, places: 0)
      sentence +=
        "; \(length) s stall at about \(TimeText.clock(place.intoPhase)), in \(place.takes) of "
        + "\(place.of) takes"
    }
    return sentence + "."
  }

  private static func distance(_ off: Double) -> String {
    "\(TimeText.clock(abs(off))) \(off > 0 ? "over" : "under")"
  }

  /// Where the times of a phase that is off go: `, not falling`; empty where that cannot be told.
  private static func course(_ phase: PhaseHistory) -> String {
    let slope = TimeText.clock(abs(phase.trend.slope ?? 0))
    let isOver = (phase.medianOff ?? 0) > 0
    return switch phase.trend.direction {
    case .longer: ", growing by \(slope) a take"
    case .shorter: ", falling by \(slope) a take"
    case .steady: isOver ? ", not falling" : ""
    case .unknown: ""
    }
  }

  private static func days(_ history: History) -> String {
    let moments = history.entries.map(\.take.times.started_at)
    guard let first = moments.first, let last = moments.last else { return "" }
    let (from, to) = (DateText.day(first), DateText.day(last))
    guard from != to else { return " on \(to)" }
    let isOneYear = from.suffix(4) == to.suffix(4)
    return " from \(isOneYear ? DateText.shortDay(first) : from) to \(to)"
  }

  private static func incomplete(_ history: History) -> Int {
    history.entries.count { !$0.take.times.is_partial && !$0.take.times.isComplete }
  }

  private static func name(_ phase: PhaseHistory) -> String {
    phase.number.map { "\($0) \(phase.name)" } ?? phase.name
  }

  private static func count(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
