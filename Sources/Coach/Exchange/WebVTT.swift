/// WebVTT (W3C): cues with a start, an end and a text; chapters and captions have the same form.
enum WebVTT {
  static func render(_ spans: [Annotation.Span]) -> String {
    // A cue ends after it begins, to the millisecond.
    let cues = spans.filter { milliseconds($0.end) > milliseconds($0.start) }
    return WebVTTReader.signature + "\n"
      + cues.enumerated().map { index, span in
        "\n\(index + 1)\n\(time(span.start)) --> \(time(span.end))\n\(escaped(span.text))\n"
      }.joined()
  }

  private static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }

  /// `hh:mm:ss.ttt`.
  private static func time(_ seconds: Double) -> String {
    let all = milliseconds(seconds)
    func padded(_ number: Int, _ digits: Int) -> String {
      String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
    }
    let (whole, rest) = (all / 1000, all % 1000)
    return padded(whole / 3600, 2) + ":" + padded(whole / 60 % 60, 2) + ":"
      + padded(whole % 60, 2) + "." + padded(rest, 3)
  }

  private static func escaped(_ text: String) -> String {
    String(
      text.singleLine.flatMap { character -> String in
        switch character {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        default: String(character)
        }
      })
  }
}
