import Coach

/// How far something has got, in one line of the terminal; nothing anywhere else.
enum ProgressLine {
  /// What to call with how many of how many are done.
  static func show(_ what: String) -> (_ done: Int, _ count: Int) -> Void {
    guard Terminal.canRedraw else { return { _, _ in } }
    return { done, count in Console.message("\r" + line(what, done, count) + "\u{1B}[K") }
  }

  /// Takes the line away.
  static func clear() {
    if Terminal.canRedraw { Console.message("\r\u{1B}[K") }
  }

  /// `measuring takes ████░░░░ 37 of 1000`.
  private static func line(_ what: String, _ done: Int, _ count: Int) -> String {
    let width = 24
    let filled = count > 0 ? min(width, done * width / count) : 0
    return "\(what) " + String(repeating: "█", count: filled)
      + String(repeating: "░", count: width - filled) + " \(done) of \(count)"
  }
}
