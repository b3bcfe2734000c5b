/// Reads the JSON that whisper.cpp writes (`-oj`, and `-ojf` with pieces of words and their times).
enum WhisperCpp {
  /// The phrases of a file.
  ///
  /// - Throws: ``TranscriptError`` where the times of a phrase are missing.
  static func read(
    _ root: JSONTree.Node, _ items: [JSONTree.Node]
  ) throws(TranscriptError) -> Transcript {
    let phrases = try items.map { item throws(TranscriptError) in
      guard let times = times(item) else {
        throw TranscriptError(.unreadable(item["text"]?.string ?? ""), line: item.line)
      }
      let texts = TranscriptText.words(item["text"]?.string ?? "")
      let timed = words(item["tokens"]?.array ?? [])
      // A character may be cut in two between pieces: the text has it whole.
      let isSame = timed.count == texts.count && !texts.isEmpty
      let words =
        isSame
        ? zip(texts, timed).map {
          Transcript.Word($0, start: $1.start, end: $1.end, confidence: $1.confidence)
        } : texts.map { Transcript.Word($0) }
      return Transcript.Phrase(start: times.start, end: times.end, words: words)
    }
    return try Transcript(
      .whisper_cpp, phrases, language: root["result"]?["language"]?.string)
  }

  /// Whole words out of pieces: one begins where a piece begins with a space.
  private static func words(_ tokens: [JSONTree.Node]) -> [Transcript.Word] {
    var words: [(text: String, start: Double, end: Double, sureties: [Double])] = []
    for token in tokens {
      guard let piece = token["text"]?.string, let times = times(token),
        !(piece.hasPrefix("[_") && piece.hasSuffix("]"))
      else { continue }
      let surety = token["p"]?.number
      if piece.hasPrefix(" ") || words.isEmpty {
        words.append((piece.trimmed, times.start, times.end, [surety].compactMap { $0 }))
      } else {
        words[words.count - 1].text += piece
        words[words.count - 1].end = times.end
        words[words.count - 1].sureties += [surety].compactMap { $0 }
      }
    }
    return words.compactMap { word in
      TranscriptText.words(word.text).first.map {
        Transcript.Word($0, start: word.start, end: word.end, confidence: word.sureties.min())
      }
    }
  }

  /// `offsets` in milliseconds, or `timestamps` as text; in seconds.
  private static func times(_ node: JSONTree.Node) -> (start: Double, end: Double)? {
    func place(_ key: String) -> Double? {
      let seconds =
        node["offsets"]?[key]?.number.map { $0 / 1000 }
        ?? node["timestamps"]?[key]?.string.flatMap { LabelTime.clock($0) }
      return seconds.flatMap { (-1..<LabelFile.longest).contains($0) ? max(0, $0) : nil }
    }
    guard let start = place("from"), let end = place("to") else { return nil }
    return (start, max(start, end))
  }
}
