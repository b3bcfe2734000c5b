/// The list of takes as text.
public enum TextTakes {
  private static let headings = ["#", "date", "plan", "length", "verdict", "size"]
  /// From which width on a take is one line.
  private static let wide = 72
  /// From which width on the time of day is shown beside the day.
  private static let roomy = 52

  /// The whole text, ended by a line end: a line a take, oldest first, and what the speaker said of it below.
  public static func render(_ takes: [TakeSummary], _ layout: TextLayout = TextLayout()) -> String {
    let numbers = max(3, "\(takes.last?.number ?? 0)".count + 1)
    let rows = takes.flatMap { take in
      let cells = [
        "\(take.number)", date(take), take.title, take.seconds.map { TimeText.clock($0) } ?? "-",
        verdict(take), SizeText.text(take.bytes),
      ]
      return lines(cells, tone(take), numbers, layout)
        + words(take, layout).flatMap {
          layout.hanging(Columns.spaces(numbers + 2), $0)
        }
    }
    let head = lines(headings, .quiet, numbers, layout).prefix(1)
    return (head + rows).map { $0 + "\n" }.joined()
  }

  /// A take in a line, or in two where there is little room.
  private static func lines(
    _ cells: [String], _ tone: TextLayout.Tone, _ numbers: Int, _ layout: TextLayout
  ) -> [String] {
    let isWide = layout.width >= wide
    let day = layout.width >= roomy ? 16 : 10
    let start =
      Columns.right(cells[0], numbers) + "  " + Columns.left(String(cells[1].prefix(day)), day)
    let end =
      Columns.right(cells[3], 8) + "  "
      + (cells[4].isEmpty ? "" : layout.paint(cells[4], tone))
    guard isWide else {
      let room = max(8, layout.width - numbers - 2)
      let title = [cells[2], cells[5]].filter { !$0.isEmpty }.joined(separator: ", ")
      return [
        start + end,
        Columns.spaces(numbers + 2) + CellWidth.clipped(DisplayText.line(title), to: room),
      ]
    }
    let size = Columns.spaces(19 - CellWidth.of(cells[4])) + Columns.right(cells[5], 7)
    return [start + "  " + Columns.left(cells[2], layout.width - numbers - 56) + end + size]
  }

  private static func tone(_ take: TakeSummary) -> TextLayout.Tone {
    guard take.state == .finished, let times = take.times else { return .doubtful }
    guard !times.isFalseStart, let verdict = times.verdict else { return .quiet }
    return verdict.isOverrun ? .over : verdict.standing == .under ? .under : .within
  }

  /// `2026-11-21 14:05`, by the clock of that day.
  private static func date(_ take: TakeSummary) -> String {
    let text = take.startedAt.isEmpty ? take.folder : take.startedAt
    let (day, time) = (text.prefix(10), text.dropFirst(11).prefix(5))
    return "\(day) \(time.replacing("-", with: ":"))"
  }

  /// How the take stands, in a few words.
  static func verdict(_ take: TakeSummary) -> String {
    switch take.state {
    case .recording: return "recording"
    case .cut_off: return "cut off"
    case .no_audio: return "no audio"
    case .unreadable: return "unreadable"
    case .finished: break
    }
    guard let times = take.times else { return "" }
    if times.isFalseStart { return "false start" }
    guard let verdict = times.verdict else {
      let told = times.phases.count { $0.elapsed_s > 0 }
      return times.is_partial
        ? "\(told) phase\(told == 1 ? "" : "s")" : "\(told) of \(times.phases.count) phases"
    }
    return VerdictWords.short(verdict)
  }

  /// What the speaker said of a take: its name, whether it is kept, and the notes.
  private static func words(_ take: TakeSummary, _ layout: TextLayout) -> [String] {
    let (open, close) = layout.isUnicode ? ("“", "”") : ("\"", "\"")
    let facts = [
      take.record?.name.map { open + $0 + close }, take.record?.is_kept == true ? "kept" : nil,
      take.isPacked ? "packed" : nil,
    ].compactMap { $0 }
    let notes = take.notes.map { "\(TimeText.clock($0.seconds)) \($0.text)" }
    return (facts.isEmpty ? [] : [facts.joined(separator: ", ")]) + notes
  }
}
