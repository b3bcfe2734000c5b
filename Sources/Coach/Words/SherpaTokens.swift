/// Words of the pieces that sherpa-onnx lists, each with the time at which it begins.
enum SherpaTokens {
  /// How long the last piece of a phrase is taken to last, in seconds.
  private static let lastPiece = 0.2

  /// The phrase of one result; none where tokens and times do not belong together.
  static func phrases(
    _ tokens: [JSONTree.Node], _ times: [JSONTree.Node], _ item: JSONTree.Node
  ) -> [Transcript.Phrase] {
    let offset = item["start_time"]?.number ?? 0
    guard tokens.count == times.count, (0..<LabelFile.longest).contains(offset) else { return [] }
    var words: [(text: String, start: Double, end: Double)] = []
    var last = 0.0
    for (token, time) in zip(tokens, times) {
      guard let piece = token.string, let seconds = time.number,
        (0..<LabelFile.longest).contains(seconds)
      else { continue }
      if !words.isEmpty { words[words.count - 1].end = min(seconds, last + lastPiece * 2) }
      last = seconds
      let begins = piece.hasPrefix("▁") || piece.hasPrefix(" ")
      let text = piece.replacing("▁", with: "").trimmed
      if begins || words.isEmpty || isWhole(piece) {
        words.append((text, seconds, seconds + lastPiece))
      } else {
        words[words.count - 1].text += text
        words[words.count - 1].end = seconds + lastPiece
      }
    }
    let spoken = words.compactMap { word in
      TranscriptText.word(word.text).map {
        Transcript.Word($0, start: offset + word.start, end: offset + word.end)
      }
    }
    guard let first = spoken.first?.start, let end = spoken.last?.end else { return [] }
    return [Transcript.Phrase(start: first, end: end, words: spoken)]
  }

  /// Whether a piece is a word by itself: Chinese and Japanese characters.
  private static func isWhole(_ piece: String) -> Bool {
    piece.unicodeScalars.first.map { (0x3040...0x9FFF).contains($0.value) } ?? false
  }
}
