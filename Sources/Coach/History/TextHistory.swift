/// A history as text of at most 80 columns.
public enum TextHistory {
  private static let nameWidth = 21
  private static let barWidth = 9
  /// How many takes are listed.
  private static let listed = 10

  /// The whole text, ended by a line end.
  ///
  /// - Parameter plain: figures in place of bars and arrows, for screen readers.
  public static func render(_ history: History, plain: Bool = false) -> String {
    var sections = [header(history)]
    if !history.entries.isEmpty {
      sections.append(table(history, plain: plain))
      sections.append(remarks(history))
      sections.append(takes(history))
    }
    if !history.revisions.isEmpty { sections.append(revisions(history)) }
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func header(_ history: History) -> String {
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
    return [history.plan.title, facts.joined(separator: ", ") + "; " + basis]
      .filter { !$0.isEmpty }.map { Columns.wrapped($0, width: 80) }.joined(separator: "\n")
  }

  private static func table(_ history: History, plain: Bool) -> String {
    let head =
      Columns.spaces(nameWidth + 4) + Columns.right("plan", 12) + Columns.right("last", 6)
      + Columns.right("best", 6) + Columns.right("median", 7) + Columns.right("spread", 7)
      + Columns.right("trend", 7)
    return ([head] + (history.phases + [history.total]).map { row($0, plain: plain) })
      .joined(separator: "\n")
  }

  private static func row(_ phase: PhaseHistory, plain: Bool) -> String {
    let times = phase.points.map(\.seconds)
    let bars = plain ? "" : Sparkline.bars(times, band: phase.budget, width: barWidth)
    let line =
      Columns.right(phase.number.map(String.init) ?? "", 3) + " "
      + Columns.left(phase.name, nameWidth)
      + Columns.right(phase.budget.map(TimeText.band) ?? "-", 12) + time(phase.last, 6)
      + time(phase.best, 6) + time(phase.median, 7) + time(phase.spread, 7)
      + Columns.right(trend(phase.trend, plain: plain), 7) + " " + bars
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private static func time(_ seconds: Double?, _ width: Int) -> String {
    Columns.right(seconds.map { TimeText.clock($0) } ?? "-", width)
  }

  private static func trend(_ trend: Trend, plain: Bool) -> String {
    let slope = TimeText.clock(abs(trend.slope ?? 0))
    return switch trend.direction {
    case .longer: (plain ? "+" : "↑") + slope
    case .shorter: (plain ? "-" : "↓") + slope
    case .steady: plain ? "steady" : "→"
    case .unknown: "-"
    }
  }

  /// What follows from the figures, as sentences.
  private static func remarks(_ history: History) -> String {
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
    return lines.map { Columns.wrapped($0, width: 80) }.joined(separator: "\n")
  }

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
    case .failure(.noLimit): return "there is no slot, so no chance of ending in time (--slot 30m)"
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

  private static func takes(_ history: History) -> String {
    let all = history.entries
    let lines = all.suffix(listed).map { entry in
      let times = entry.take.times
      var remarks: [String] = []
      if times.is_partial {
        remarks.append("a part of the plan")
      } else if !times.isComplete {
        remarks.append("\(times.phases.count { $0.elapsed_s > 0 }) of \(times.phases.count) phases")
      }
      if !entry.isSameRevision { remarks.append("older revision") }
      let remark = remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))"
      return Columns.right(TimeText.clock(times.total(history.basis)), 8) + "  "
        + Columns.wrapped(entry.take.name + remark, width: 70, indent: 12)
    }
    let more =
      all.count > listed ? " (the latest \(listed); --format csv has all \(all.count))" : ""
    return (["takes\(more)"] + lines).joined(separator: "\n")
  }

  private static func revisions(_ history: History) -> String {
    let lines = history.revisions.map { revision in
      let evidence = revision.likeness == 1 ? "same name" : revision.words.joined(separator: ", ")
      let verdict = revision.isComparable ? "" : "; told as one, so not compared"
      return Columns.wrapped(
        "  \(revision.planned.joined(separator: " + ")) was "
          + "\(revision.taken.joined(separator: " + ")) (\(evidence)\(verdict))",
        width: 80, indent: 6)
    }
    return (["phases found again in older revisions"] + lines.map { "  " + $0 })
      .joined(separator: "\n")
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
