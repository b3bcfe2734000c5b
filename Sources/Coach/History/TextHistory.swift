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
      sections.append(
        HistoryWords.sentences(history).map { Columns.wrapped($0, width: 80) }
          .joined(separator: "\n"))
      sections.append(takes(history))
    }
    if !history.revisions.isEmpty { sections.append(revisions(history)) }
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func header(_ history: History) -> String {
    [history.plan.title, HistoryWords.facts(history)]
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

  private static func takes(_ history: History) -> String {
    let all = history.entries
    let lines = all.suffix(listed).map { entry in
      let times = entry.take.times
      let remark = HistoryWords.remark(entry)
      return Columns.right(TimeText.clock(times.total(history.basis)), 8) + "  "
        + Columns.wrapped(
          entry.take.name + (remark.isEmpty ? "" : " (\(remark))"), width: 70, indent: 12)
    }
    let more =
      all.count > listed ? " (the latest \(listed) of \(all.count))" : ""
    return (["takes\(more)"] + lines).joined(separator: "\n")
  }

  private static func revisions(_ history: History) -> String {
    let lines = history.revisions.map { revision in
      Columns.wrapped("  " + HistoryWords.text(revision), width: 80, indent: 6)
    }
    return (["phases found again in older revisions"] + lines.map { "  " + $0 })
      .joined(separator: "\n")
  }
}
