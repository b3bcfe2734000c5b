/// The trigger words of each phase that were heard, each to listen to, and those that were not.
struct TriggerList {
  private let report: Report

  /// How long before a word it is heard from, in seconds.
  private static let lead = 1.0

  init(_ report: Report) { self.report = report }

  /// Empty where no words are known, or no phase has triggers.
  var html: String {
    guard let summary = SpokenWords.summary(report) else { return "" }
    let items = report.phases.filter { SpokenWords.line($0) != nil }.map { part in
      let number = part.number.map { "<b>\($0)</b> " } ?? ""
      return "<div><dt>\(number)\(PageText.name(part))</dt><dd>\(triggers(of: part))</dd></div>"
    }
    let list = items.isEmpty ? "" : "<dl class=\"facts\">\(items.joined(separator: "\n"))</dl>"
    return """
      <section aria-labelledby="words"><h2 id="words">Words</h2>
      <p class="prose">\(PageText.escaped(summary.capitalisedFirst)).</p>
      \(list)</section>
      """
  }

  private func triggers(of part: Report.Part) -> String {
    let heard = SpokenWords.heard(part).map { text, at in
      "<button class=\"hear\" data-from=\"\(TimeText.shortest(max(0, at - Self.lead)))\""
        + " aria-label=\"Hear “\(PageText.escaped(text))” at \(TimeText.clock(at))\">"
        + "\(PageText.escaped(text)) \(TimeText.clock(at))</button>"
    }
    let missing = SpokenWords.missing(part)
    let absent =
      missing.isEmpty
      ? "" : "<br>Not heard: \(PageText.escaped(missing.joined(separator: ", ")))"
    return heard.joined(separator: " ") + absent
  }
}
