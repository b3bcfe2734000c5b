/// Reads the words of subtitles: WebVTT (W3C) and SubRip, with times of words where they have them.
///
/// Times of words are tags inside of a cue (`<00:00:01.000>`), cues of one word each, or cues that repeat
/// a line and underline one word after the other. Players that roll lines up repeat each line in the next
/// cue; it is heard once.
enum SubtitleWords {
  /// The words of a file.
  ///
  /// - Throws: ``TranscriptError`` when the times of a cue cannot be read.
  static func read(_ lines: [String]) throws(TranscriptError) -> Transcript {
    let cues: [WebVTTReader.Cue]
    do throws(MarksError) {
      cues = try WebVTTReader.cues(lines)
    } catch {
      throw TranscriptError(error)
    }
    let isWebVTT = lines.first?.hasPrefix(WebVTTReader.signature) ?? false
    let phrases =
      if 2 * cues.count(where: { marked($0) != nil }) > cues.count {
        cues.compactMap(marked)
      } else if cues.contains(where: { $0.payload.contains { hasTimes($0) } }) {
        rolled(cues)
      } else {
        plain(cues)
      }
    return try Transcript(isWebVTT ? .webvtt : .srt, phrases, language: language(lines))
  }

  /// A phrase of one word has its times.
  static func timed(_ phrase: Transcript.Phrase) -> Transcript.Phrase {
    guard phrase.words.count == 1, let word = phrase.words.first else { return phrase }
    return Transcript.Phrase(
      word.text, start: phrase.start, end: phrase.end, confidence: word.confidence)
  }

  /// `Language: en` in the head of a file.
  private static func language(_ lines: [String]) -> String? {
    lines.prefix(10).first { $0.hasPrefix("Language:") }.map { String($0.dropFirst(9)).trimmed }
  }

  /// Cues as phrases; where nearly all have one word, these have their times.
  private static func plain(_ cues: [WebVTTReader.Cue]) -> [Transcript.Phrase] {
    let phrases = cues.map { cue in
      Transcript.Phrase(
        start: cue.start, end: cue.end,
        words: cue.payload.flatMap { TranscriptText.words(WebVTTReader.plain($0)) }
          .map { Transcript.Word($0) })
    }
    let single = phrases.count { $0.words.count <= 1 }
    return 10 * single >= 9 * phrases.count ? phrases.map(timed) : phrases
  }

  /// The one word that a cue underlines or colours; nil where it marks none.
  private static func marked(_ cue: WebVTTReader.Cue) -> Transcript.Phrase? {
    let text = cue.payload.joined(separator: " ")
    for tag in ["u", "font"] {
      guard let open = text.firstRange(of: "<\(tag)"),
        let begin = text[open.upperBound...].firstIndex(of: ">"),
        let end = text[begin...].firstRange(of: "</\(tag)>")
      else { continue }
      let inside = String(text[text.index(after: begin)..<end.lowerBound])
      let words = TranscriptText.words(WebVTTReader.plain(inside))
      guard let word = words.first, words.count == 1 else { return nil }
      return Transcript.Phrase(word, start: cue.start, end: cue.end)
    }
    return nil
  }

  private static func hasTimes(_ line: String) -> Bool {
    pieces(line).contains { $0.time != nil }
  }

  /// Cues with times of words, without the lines that were in the cue before.
  private static func rolled(_ cues: [WebVTTReader.Cue]) -> [Transcript.Phrase] {
    var phrases: [Transcript.Phrase] = []
    var before: [String] = []
    for cue in cues {
      let lines = cue.payload.map { (line: $0, text: WebVTTReader.plain($0).trimmed) }
      var words: [Transcript.Word] = []
      for (line, text) in lines where !before.contains(text) {
        words += Self.words(line, cue)
      }
      before = lines.map(\.text)
      if !words.isEmpty {
        phrases.append(Transcript.Phrase(start: cue.start, end: cue.end, words: words))
      }
    }
    return phrases
  }

  /// The words of a line, each from its own time to the next one's.
  private static func words(_ line: String, _ cue: WebVTTReader.Cue) -> [Transcript.Word] {
    let pieces = pieces(line)
    var words: [Transcript.Word] = []
    var start = cue.start
    for (index, piece) in pieces.enumerated() {
      start = piece.time ?? start
      let end = pieces[(index + 1)...].first { $0.time != nil }?.time ?? cue.end
      let texts = TranscriptText.words(WebVTTReader.plain(piece.text))
      words += Spreading.even(texts, start, max(start, end))
    }
    return words
  }

  /// A line in the pieces that begin at its times.
  private static func pieces(_ line: String) -> [(time: Double?, text: String)] {
    var pieces: [(time: Double?, text: String)] = [(nil, "")]
    var rest = line[...]
    while let open = rest.firstIndex(of: "<") {
      pieces[pieces.count - 1].text += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else { break }
      let tag = rest[rest.index(after: open)..<close]
      if let time = WebVTTReader.seconds(tag) { pieces.append((time, "")) }
      rest = rest[rest.index(after: close)...]
    }
    pieces[pieces.count - 1].text += rest.drop { $0 == "<" }
    return pieces
  }
}
