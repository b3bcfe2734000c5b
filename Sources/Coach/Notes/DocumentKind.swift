internal import CommonMark

/// Documents that are full of times and are no plans.
enum DocumentKind {
  private static let changelogs: Set<String> = [
    "changelog", "changes", "changelogs", "releases", "änderungen", "历史", "更新日志", "変更履歴",
  ]

  /// Whether the headings are versions, or the title says that they are.
  static func isChangelog(_ notes: Notes) -> Bool {
    let title = notes.sections.first.map { notes.blocks[$0].text.lowercased() } ?? ""
    if LengthWords.words(title).contains(where: changelogs.contains)
      || title.contains("release notes")
    {
      return true
    }
    let versions = notes.sections.count { isVersion(notes.blocks[$0].text) }
    return versions >= 2 && versions * 2 >= notes.sections.count
  }

  /// `v2.3`, `[1.0.0] - 2026-03-01`, `2026-03-01`; not `3.1. Roots`, which is a section's number.
  private static func isVersion(_ text: String) -> Bool {
    let figures = text.drop { "[v V".contains($0) }.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    return figures.count(where: { $0 == "." || $0 == "-" }) >= 2
      && figures.contains(where: \.isNumber)
      && !figures.hasSuffix("-") && !figures.hasSuffix(".")
  }
}
