/// The list of takes as text.
public enum TextTakes {
  private static let headings = ["#", "date", "plan", "length", "verdict", "size"]
  /// The width of the column of titles, in a line of 80 columns.
  private static let titleWidth = 26

  /// The whole text, ended by a line end: a line a take, oldest first, and what the speaker said of it below.
  ///
  /// - Parameter width: the columns of a line; titles take what the others leave.
  public static func render(_ takes: [TakeSummary], width: Int = 80) -> String {
    let numbers = max(3, "\(takes.last?.number ?? 0)".count + 1)
    let title = max(8, titleWidth + width - 80)
    func line(_ cells: [String]) -> String {
      let line =
        Columns.right(cells[0], numbers) + "  " + Columns.left(cells[1], 16) + "  "
        + Columns.left(cells[2], title) + Columns.right(cells[3], 8) + "  "
        + Columns.left(cells[4], 14) + Columns.right(cells[5], 7)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    let rows = takes.flatMap { take in
      [
        line([
          "\(take.number)", date(take), take.title, take.seconds.map { TimeText.clock($0) } ?? "-",
          verdict(take), SizeText.text(take.bytes),
        ])
      ]
        + words(take).map { words in
          Columns.spaces(numbers + 2)
            + Columns.wrapped(words, width: width - numbers - 2, indent: numbers + 2)
        }
    }
    return ([line(headings)] + rows).map { $0 + "\n" }.joined()
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
  private static func words(_ take: TakeSummary) -> [String] {
    let facts = [
      take.record?.name.map { "“\($0)”" }, take.record?.is_kept == true ? "kept" : nil,
      take.isPacked ? "packed" : nil,
    ].compactMap { $0 }
    let notes = take.notes.map { "\(TimeText.clock($0.seconds)) \($0.text)" }
    return (facts.isEmpty ? [] : [facts.joined(separator: ", ")]) + notes
  }
}
