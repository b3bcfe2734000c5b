/// Text, numbers and times as they stand in a page's HTML.
enum PageText {
  /// The text with nothing in it that is markup or commands a terminal.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in DisplayText.line(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// `12.5%` of a whole.
  static func percent(_ part: Double, of whole: Double) -> String {
    TimeText.shortest(whole > 0 ? 100 * part / whole : 0) + "%"
  }

  /// A relative URL of a path: everything but unreserved characters is escaped (RFC 3986, 2.3).
  static func url(ofPath path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var url = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/":
        url.unicodeScalars.append(scalar)
      default: url += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    // "a:b" would be another scheme.
    return url
  }

}

extension PageText {
  /// The name of a part.
  static func name(_ part: Report.Part) -> String {
    part.name == Agenda.whole ? "all of it" : escaped(part.name)
  }

  /// The shape and the words of a verdict.
  static func verdict(_ words: VerdictWords) -> String {
    "<span class=\"shape\" aria-hidden=\"true\">\(words.shape)</span> \(escaped(words.text))"
  }

  /// `2:00–3:00`.
  static func band(_ budget: BudgetRecord) -> String {
    TimeText.band(budget).split(separator: "-").joined(separator: "–")
  }

  /// The escaped text with its times (`1:32`) in bold.
  static func emphasised(_ text: String) -> String {
    escaped(text).split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard let start = word.firstIndex(where: \.isWholeNumber) else { return String(word) }
      let time = word[start...].prefix { $0.isWholeNumber || $0 == ":" || $0 == "-" }
      let digits = time.reversed().drop { !$0.isWholeNumber }.reversed()
      guard word[..<start].allSatisfy({ "(“".contains($0) }), digits.contains(":") else {
        return String(word)
      }
      let end = word.index(start, offsetBy: digits.count)
      return "\(word[..<start])<b>\(word[start..<end])</b>\(word[end...])"
    }.joined(separator: " ")
  }
}
