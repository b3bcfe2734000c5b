/// A history as one page of HTML: how it stands, what to practise, the takes beside each other, and the whole over
/// time.
///
/// In the style of the report's page, with nothing to fetch and nothing to run.
public enum HistoryPage {
  /// The page, ended by a line end.
  ///
  /// - Parameter page: the path of a take's own page by the name of its folder; nil where there is none.
  public static func render(
    _ history: History, page: (String) -> String? = { _ in nil }
  ) -> String {
    let title = history.plan.title.isEmpty ? "Takes" : history.plan.title
    var sections: [String] = []
    if !history.entries.isEmpty {
      sections = [
        practice(history), HistoryGrid(history, page: page).html, SlotChart(history).html,
        delivery(history), revisions(history),
      ]
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      \(PageHead.html(title: "\(title): history", style: HistoryGrid.css + SlotChart.css))
      <body>
      <a class="skip" href="#main">Skip to the history</a>
      <main id="main">
      <header><p class="kicker">\(PageText.escaped(HistoryWords.facts(history)))</p>
      <h1>\(PageText.escaped(title))</h1>
      <p class="lede">\(PageText.emphasised(HistoryWords.standing(history)))</p></header>
      \(sections.filter { !$0.isEmpty }.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private static func practice(_ history: History) -> String {
    let practice = HistoryWords.practice(history)
    guard !practice.isEmpty else { return "" }
    return """
      <section aria-labelledby="practise"><h2 id="practise">What to practise today</h2>
      <ol class="advice">\(items(practice))</ol></section>
      """
  }

  private static func delivery(_ history: History) -> String {
    guard let sentence = HistoryWords.delivery(history) else { return "" }
    return """
      <section aria-labelledby="voice"><h2 id="voice">Pace and voice</h2>
      <p class="prose">\(PageText.escaped(sentence))</p></section>
      """
  }

  private static func revisions(_ history: History) -> String {
    guard !history.revisions.isEmpty else { return "" }
    return """
      <section aria-labelledby="revisions"><h2 id="revisions">Phases of older notes</h2>
      <ul class="advice">\(items(history.revisions.map(HistoryWords.text)))</ul></section>
      """
  }

  private static func items(_ texts: [String]) -> String {
    texts.map { "<li>\(PageText.emphasised($0))</li>" }.joined(separator: "\n")
  }
}
