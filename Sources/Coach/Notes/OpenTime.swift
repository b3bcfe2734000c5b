/// Words in the place of a time that leave it open: `Questions (open)`, `**Timing:** Remaining time`.
enum OpenTime {
  private static let words: Set<String> = [
    "open", "open end", "open ended", "rest", "remaining", "remainder", "remaining time",
    "the rest",
    "rest of the time", "whatever is left", "as needed", "until the end", "offen", "restzeit",
    "restliche zeit",
    "ouvert", "temps restant", "abierto", "tiempo restante", "resto", "aberto", "tempo restante",
    "aperto",
    "resto del tempo", "resterende tijd", "pozostały czas", "zbytek", "zbývající čas", "остаток",
    "оставшееся время", "剩余时间", "残り時間", "남은 시간",
  ]
  private static let signs: Set<String> = ["-", "–", "—", "…", "...", "∞"]

  /// Whether a text, all of it, leaves a time open.
  static func isOpen(_ text: some StringProtocol) -> Bool {
    words.contains(LengthWords.words(text).joined(separator: " "))
      && !text.contains(where: \.isNumber)
  }

  /// Whether a cell of a table leaves its time open: also by a dash.
  static func isOpen(cell: String) -> Bool { signs.contains(cell.trimmed) || isOpen(cell) }
}
