/// What was found about a microphone, in columns.
enum MicrophoneText {
  /// A line a finding, and one more for its remedy.
  static func render(_ findings: [MicrophoneFinding]) -> String {
    findings.map { finding in
      let sign =
        switch finding.grade {
        case .good: "ok  "
        case .warning: "WARN"
        case .bad: "BAD "
        }
      let name = padded(finding.name, to: 17)
      let figure = padded(finding.figure, to: 12)
      let remedy = finding.remedy.map { "        try: \($0)\n" } ?? ""
      let line = "  \(sign)  \(name)\(figure)\(finding.meaning)"
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n" + remedy
    }.joined()
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
