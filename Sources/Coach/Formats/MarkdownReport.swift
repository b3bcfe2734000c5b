/// A report as Markdown (GitHub's tables), for notes and issue trackers.
public enum MarkdownReport {
  /// The whole report, ended by a line end.
  public static func render(_ report: Report) -> String {
    var sections = [head(report)]
    if !report.advice.isEmpty {
      let list = report.advice.enumerated().map { "\($0 + 1). \(escaped($1.text))" }
      sections.append("## What to change\n\n" + list.joined(separator: "\n"))
    }
    sections.append("## Times\n\n" + table(report))
    let remarks = ReportWords.remarks(report)
    if !remarks.isEmpty {
      sections.append(
        "## Before you believe it\n\n"
          + remarks.map { "- \(escaped($0))" }.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private static func head(_ report: Report) -> String {
    let title = report.title.isEmpty ? "Rehearsal" : report.title
    var facts = [
      "\(code(report.audio.file)), \(TimeText.clock(report.audio.duration_s))",
      escaped(ReportWords.marks(report.marks_source)),
      "verdicts by \(ReportWords.basis(report))",
    ]
    if let started = report.started_at { facts.insert(escaped(started), at: 0) }
    let range = report.total.speech_range_s.map { TimeText.clock($0) }
    var lines = ["# \(escaped(title))", "", facts.joined(separator: "; ") + "."]
    var summary: [String] = []
    if report.total.budget != nil {
      summary.append("**Total: \(escaped(ReportWords.verdict(report.total, report)))**")
    }
    if report.audio.speech_level_dbfs != nil {
      summary.append(
        "speech \(TimeText.clock(report.total.speech_s)), between \(range[0]) and \(range[1])")
    }
    if let pace = ReportWords.pace(report) { summary.append(escaped(pace)) }
    if !summary.isEmpty { lines += ["", summary.joined(separator: "; ") + "."] }
    return lines.joined(separator: "\n")
  }

  private static func table(_ report: Report) -> String {
    let names = [
      "#", "phase", "budget", "elapsed", "speaking", "speech", "pauses", "stalls", "syllables/s",
      "pace", "verdict",
    ]
    let aligned = [
      "--:", "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "---",
    ]
    var rows = [names, aligned] + report.phases.map { cells($0, report) }
    if report.hasParts {
      rows.append(cells(report.total, report).map { $0.isEmpty ? $0 : "**\($0)**" })
    }
    var lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
    let others = [
      ("lead-in", report.lead_in_s), ("held", report.held_s),
      ("interruptions", report.interruptions_s), ("tail", report.tail_s),
      ("lost by the device", report.total.gaps_s),
    ].filter { $0.1 >= 0.5 }.map { "\($0) \(TimeText.clock($1))" }
    if !others.isEmpty { lines += ["", "Besides: \(others.joined(separator: ", "))."] }
    return lines.joined(separator: "\n")
  }

  private static func cells(_ part: Report.Part, _ report: Report) -> [String] {
    [
      part.number.map(String.init) ?? "", escaped(part.name),
      part.budget.map { TimeText.band($0) } ?? "", TimeText.clock(part.elapsed_s),
      TimeText.clock(part.speaking_s), TimeText.clock(part.speech_s),
      "\(TimeText.clock(part.pauses.total_s)) (\(part.pauses.count))",
      part.stalls.count == 0
        ? "" : "\(TimeText.clock(part.stalls.total_s)) (\(part.stalls.count))",
      part.syllables_per_s.map(ReportWords.rate) ?? "",
      part.pace_ratio.map(ReportWords.ratio) ?? "", escaped(ReportWords.verdict(part, report)),
    ]
  }

  /// The text in which nothing is markup (CommonMark 0.31, backslash escapes), on one line.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in DisplayText.line(text) {
      if "\\`*_{}[]<>#|~&!".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  /// A file's name as code, in more backticks than it has.
  private static func code(_ text: String) -> String {
    let text = DisplayText.line(text)
    var (run, longest) = (0, 0)
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? fence + text + fence : "\(fence) \(text) \(fence)"
  }
}
