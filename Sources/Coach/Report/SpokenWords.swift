/// How reports say which words were heard.
enum SpokenWords {
  /// `142 words/min; 6 fillers (um 3, you know 2, uh 1), as the transcript has them: talk.vtt (WebVTT)`; nil
  /// without words.
  static func summary(_ report: Report) -> String? {
    guard let words = report.words, let total = report.total.words else { return nil }
    let pace = total.words_per_min.map { "\(whole($0)) words/min" } ?? "\(total.count) words"
    let source = "\(words.source) (\(words.format.name)\(left(words)))"
    return "\(pace), \(fillers(words, total)), as the transcript has them: \(source)"
  }

  /// What of a phase's triggers was heard, with times; empty for none.
  static func heard(_ part: Report.Part) -> [(text: String, at: Double)] {
    (part.words?.triggers ?? []).compactMap { trigger in trigger.at_s.map { (trigger.text, $0) } }
  }

  /// What was not heard in its phase, and where else it was.
  static func missing(_ part: Report.Part) -> [String] {
    (part.words?.triggers ?? []).filter { $0.at_s == nil }.map { trigger in
      trigger.text
        + (trigger.elsewhere_s.map { " (but at \(TimeText.clock($0)), in another phase)" } ?? "")
    }
  }

  /// `two days 0:04, the mess 0:09; not heard: org standards`; nil for a phase without triggers or one
  /// that was not spoken.
  static func line(_ part: Report.Part) -> String? {
    guard part.elapsed_s > 0, let triggers = part.words?.triggers, !triggers.isEmpty else {
      return nil
    }
    let heard = heard(part).map { "\($0.text) \(TimeText.clock($0.at))" }
    let missing = missing(part)
    return [
      heard.isEmpty ? nil : heard.joined(separator: ", "),
      missing.isEmpty ? nil : "not heard: \(missing.joined(separator: ", "))",
    ].compactMap { $0 }.joined(separator: "; ")
  }

  /// The phases whose triggers are told, with ``line(_:)``.
  static func lines(_ report: Report) -> [(part: Report.Part, line: String)] {
    report.phases.compactMap { part in line(part).map { (part, $0) } }
  }

  /// `6 fillers (um 3, you know 2, uh 1)`.
  private static func fillers(_ words: WordsRecord, _ total: PhaseWordsRecord) -> String {
    guard total.fillers > 0 else { return "no fillers" }
    let list = words.fillers.prefix(4).map { "\($0.text) \($0.count)" }.joined(separator: ", ")
    let more = words.fillers.count > 4 ? ", …" : ""
    return "\(total.fillers) \(total.fillers == 1 ? "filler" : "fillers") (\(list)\(more))"
  }

  /// `, 3 words did not fit`.
  private static func left(_ words: WordsRecord) -> String {
    words.left_out == 0
      ? "" : ", \(words.left_out == 1 ? "1 word" : "\(words.left_out) words") did not fit"
  }

  private static func whole(_ value: Double) -> String { TimeText.decimal(value, places: 0) }
}
