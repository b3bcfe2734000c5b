/// The sentences and words that every format of a report shares.
enum ReportWords {
  /// Where the marks came from, and which of them no key made.
  static func marks(_ report: Report) -> String {
    let spoken = report.phases.count { $0.elapsed_s > 0 }
    let turned = report.turned_by_themselves.map {
      ", \($0) of \(spoken) phases turned by themselves"
    }
    return source(report.marks_source) + (turned ?? "")
  }

  private static func source(_ source: Report.MarksSource) -> String {
    switch source {
    case .cue: "marks from the recording's cue points"
    case .labels: "marks from a label file"
    case .take: "marks from the take"
    case .aligned: "phases estimated (no marks)"
    case .none: "no marks"
    }
  }

  /// The name of the time that verdicts rest on.
  static func basis(_ report: Report) -> String {
    report.basis == .speaking ? "talk time" : "clock time"
  }

  /// What is tolerated: `15 s over a phase and 30 s over the whole are within tolerance, at most a tenth of the budget`.
  static func tolerance(_ rules: Report.Rules) -> String {
    let text =
      "\(seconds(rules.grace_s)) over a phase and \(seconds(rules.total_grace_s)) over the whole are within tolerance"
    guard let share = rules.grace_share else { return text }
    return text + ", at most \(TimeText.decimal(100 * share, places: 0)) % of the budget"
  }

  /// By how much the thresholds were moved: `3 dB`.
  static func thresholdShift(_ rules: Report.Rules) -> String {
    "\(TimeText.decimal(rules.threshold_shift_db, places: 0)) dB"
  }

  /// Seconds as short as they can be: `0.25 s`, `3 s`.
  static func seconds(_ value: Double) -> String { "\(TimeText.shortest(value)) s" }

  /// What lies outside of the phases: `lead-in 0:02, interruptions 0:31`; nil for less than half a second each.
  static func outside(_ report: Report) -> String? {
    let times = [
      ("lead-in", report.lead_in_s), ("held", report.held_s),
      ("interruptions", report.interruptions_s), ("after the end", report.tail_s),
      ("lost by the device", report.total.gaps_s - report.total.muted_s),
      ("microphone muted", report.total.muted_s),
    ].filter { $0.1 >= 0.5 }
    let text = times.map { "\($0) \(TimeText.clock($1))" }.joined(separator: ", ")
    return text.isEmpty ? nil : text
  }

  /// By how much a time changed: `+0:12`, `-0:03`, `±0:00`.
  static func change(_ seconds: Double) -> String {
    let time = TimeText.clock(abs(seconds))
    return (time == "0:00" ? "±" : seconds > 0 ? "+" : "-") + time
  }

  /// A rate with one decimal.
  static func rate(_ value: Double) -> String { TimeText.decimal(value, places: 1) }

  /// A pace against the median of the take: `+10 %`, `-4 %`, `±0 %`.
  static func ratio(_ ratio: Double) -> String {
    let percent = Int((100 * (ratio - 1)).rounded())
    return percent == 0 ? "±0 %" : "\(percent > 0 ? "+" : "-")\(abs(percent)) %"
  }

  /// Several parts: `phases 1, 2 and 5`, `phases 2-5`.
  static func list(_ parts: [Report.Part]) -> String {
    let numbers = parts.compactMap(\.number)
    let isNumbered = numbers.count == parts.count && parts.count > 1
    let names = isNumbered ? runs(numbers) : parts.map(\.reference)
    let all = names.dropLast().joined(separator: ", ")
    let text = all.isEmpty ? names.joined() : "\(all) and \(names[names.count - 1])"
    return isNumbered ? "phases \(text)" : text
  }

  /// Numbers, three and more in a row as a range.
  private static func runs(_ numbers: [Int]) -> [String] {
    var runs: [[Int]] = []
    for number in numbers {
      if let last = runs.last?.last, number == last + 1 {
        runs[runs.count - 1].append(number)
      } else {
        runs.append([number])
      }
    }
    return runs.flatMap { run in
      run.count > 2 ? ["\(run[0])-\(run[run.count - 1])"] : run.map(String.init)
    }
  }

  /// What the reader has to know before believing the figures, as sentences.
  static func remarks(_ report: Report) -> [String] {
    let noted = report.notes.map { note in
      TimeText.clock(note.at_s) + (note.text.isEmpty ? "" : " (\(note.text))")
    }
    let notes = noted.isEmpty ? [] : ["you noted: \(noted.joined(separator: ", "))"]
    return answer(report) + notes + doubts(report) + report.warnings.map { "note: \($0)" }
  }

  /// How an answer began, what its parts took of it, and what the interviewer asked.
  private static func answer(_ report: Report) -> [String] {
    func percent(_ share: Double) -> String { "\(TimeText.decimal(100 * share, places: 0)) %" }
    let shares = report.phases.compactMap { part in
      part.share.map { "\(part.name) \(percent($0.taken)) (meant \(percent($0.meant)))" }
    }
    let asked = report.phases.compactMap { part in
      part.follow_up.map { followUp in
        "the interviewer asked"
          + (part.start_s.map { " at \(TimeText.clock($0))" } ?? "") + ": “\(followUp.words)”"
          + (followUp.kind == .short_version ? "; what it broke off is not judged" : "")
      }
    }
    guard !shares.isEmpty || !asked.isEmpty else { return [] }
    let start = "the first word came after \(TimeText.decimal(report.lead_in_s, places: 1)) s"
    let ofAnswer = shares.isEmpty ? "" : "; of the answer: \(shares.joined(separator: ", "))"
    return [start + ofAnswer] + asked
  }

  /// What an estimate rests on, where it is more than pauses: `, by earlier takes`.
  private static func grounds(_ alignment: Report.Alignment) -> String {
    let names = alignment.rests_on.filter { $0 != .pauses }.map(\.words)
    return names.isEmpty ? "" : ", by \(names.joined(separator: " and "))"
  }

  /// The figures that could well be others, as sentences.
  static func doubts(_ report: Report) -> [String] {
    let marginal = (report.phases + [report.total]).filter { $0.verdict == .marginal }.map { part in
      let range = part.speaking_range_s.map { TimeText.clock($0) }.joined(separator: " to ")
      let name = part == report.total ? "the whole" : part.reference
      return
        "\(name) could be within or off its budget: \(range) when the thresholds move by "
        + thresholdShift(report.rules)
    }
    let unsure = report.phases.compactMap { part -> String? in
      guard let alignment = part.alignment, alignment.confidence < Report.reliable,
        let start = part.start_s
      else { return nil }
      let next = alignment.second_best_s.map { ", else at \(TimeText.clock($0))" }
      let percent = TimeText.decimal(100 * alignment.confidence, places: 0)
      return
        "\(part.reference) probably starts at \(TimeText.clock(start)) (\(percent) % sure\(grounds(alignment)))\(next ?? "")"
    }
    return marginal + unsure
  }
}
