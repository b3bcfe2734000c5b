/// A report as Markdown (GitHub's tables), for notes and issue trackers.
public enum MarkdownReport {
  /// The whole report, ended by a line end.
  public static func render(_ report: Report) -> String {
    var sections = [head(report)]
    if !report.advice.isEmpty {
      let list = report.advice.enumerated().map { "\($0 + 1). \(MarkdownText.escaped($1.text))" }
      sections.append("## What to change\n\n" + list.joined(separator: "\n"))
    }
    sections.append("## Times\n\n" + table(report))
    let triggers = SpokenWords.lines(report)
    if !triggers.isEmpty {
      let items = triggers.map {
        "- \(MarkdownText.escaped("\($0.part.fullReference): \($0.line)"))"
      }
      sections.append("## Trigger words that were heard\n\n" + items.joined(separator: "\n"))
    }
    let remarks = ReportWords.remarks(report)
    if !remarks.isEmpty {
      sections.append(
        "## Before you believe it\n\n"
          + remarks.map { "- \(MarkdownText.escaped($0))" }.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private static func head(_ report: Report) -> String {
    let title = report.title.isEmpty ? "Rehearsal" : report.title
    var facts = [
      "\(code(report.audio.file)), \(TimeText.clock(report.audio.duration_s))",
      MarkdownText.escaped(ReportWords.marks(report)),
      "verdicts by \(ReportWords.basis(report))",
    ]
    if let started = report.started_at { facts.insert(MarkdownText.escaped(started), at: 0) }
    let range = report.total.speech_range_s.map { TimeText.clock($0) }
    var lines = ["# \(MarkdownText.escaped(title))", "", facts.joined(separator: "; ") + "."]
    var summary: [String] = []
    if report.total.budget != nil {
      summary.append("**Total: \(MarkdownText.escaped(VerdictWords(report.total, report).text))**")
    }
    if report.audio.speech_level_dbfs != nil {
      summary.append(
        "speech \(TimeText.clock(report.total.speech_s)), between \(range[0]) and \(range[1])")
    }
    summary += DeliveryWords.lines(report).map { MarkdownText.escaped($0) }
    if !summary.isEmpty { lines += ["", summary.joined(separator: "; ") + "."] }
    return lines.joined(separator: "\n")
  }

  private static func table(_ report: Report) -> String {
    let names = ["#", "phase"] + PhaseFigure.headed(report).compactMap(\.heading) + ["verdict"]
    let aligned = names.map { ["phase", "verdict"].contains($0) ? "---" : "--:" }
    var rows = [names, aligned] + report.phases.map { cells($0, report) }
    if report.hasParts {
      rows.append(cells(report.total, report).map { $0.isEmpty ? $0 : "**\($0)**" })
    }
    var lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
    if let outside = ReportWords.outside(report) {
      lines += ["", "Outside the phases: \(outside)."]
    }
    return lines.joined(separator: "\n")
  }

  private static func cells(_ part: Report.Part, _ report: Report) -> [String] {
    [part.number.map(String.init) ?? "", MarkdownText.escaped(part.name)]
      + PhaseFigure.headed(report).map { MarkdownText.escaped($0.shown(part, report).text) }
      + [MarkdownText.escaped(VerdictWords(part, report).text)]
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
