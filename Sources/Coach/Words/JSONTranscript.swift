/// Reads the JSON of recognisers: whisper.cpp, whisper and what descends from it, Vosk, sherpa-onnx,
/// pocketsphinx, and others that list words with their times.
enum JSONTranscript {
  /// Whether bytes can be JSON.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let text = body.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(32)
      .filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first = text.first, let second = text.dropFirst().first else { return false }
    // `[00:00:00.000 --> …]` and `[Music]` are none.
    return first == UInt8(ascii: "{")
      && (second == UInt8(ascii: "\"") || second == UInt8(ascii: "}"))
      || first == UInt8(ascii: "[")
        && [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "]")].contains(second)
  }

  /// The words of a text.
  ///
  /// - Throws: ``TranscriptError`` when it is no JSON, or has no words with times.
  static func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let roots = try JSONTree.read(body)
    if let root = roots.first, roots.count == 1 {
      if root[KeptTranscript.signature] != nil { return try KeptTranscript.read(body) }
      if let items = root["transcription"]?.array { return try WhisperCpp.read(root, items) }
    }
    let items = roots.flatMap { $0.array ?? [$0] }
    let language = items.lazy.compactMap { $0["language"]?.string ?? $0["lang"]?.string }
      .first { !$0.isEmpty }
    let format = format(items)
    let phrases = try Self.phrases(in: items)
    guard !phrases.isEmpty else {
      let isEmpty = [.whisper, .vosk, .sherpa, .sphinx].contains(format)
      throw TranscriptError(isEmpty ? .noWords(format) : .noTimes, line: roots.first?.line)
    }
    return try Transcript(format, phrases, language: language)
  }

  private static func format(_ items: [JSONTree.Node]) -> TranscriptFormat {
    func has(_ keys: String...) -> Bool {
      items.contains { item in keys.allSatisfy { item[$0] != nil } }
    }
    if has("segments") || has("word_segments") || has("id", "seek") { return .whisper }
    if has("result") || has("alternatives") || has("partial") { return .vosk }
    if has("tokens", "timestamps") { return .sherpa }
    if has("b", "t", "w") { return .sphinx }
    return .json
  }

  private static func phrases(
    in items: [JSONTree.Node]
  ) throws(TranscriptError) -> [Transcript.Phrase] {
    var phrases: [Transcript.Phrase] = []
    for item in items { phrases += try Self.phrases(in: item) }
    return phrases
  }

  /// The phrases of one value: a list of words, of segments, or what holds one of the two.
  private static func phrases(
    in item: JSONTree.Node
  ) throws(TranscriptError) -> [Transcript.Phrase] {
    if let segments = item["segments"]?.array {
      let own = try segments.map { segment throws(TranscriptError) in try phrase(segment) }
        .compactMap { $0 }
      let isTimed = own.contains { $0.words.contains { $0.start != nil } }
      // Some services list the words beside the segments.
      if !isTimed, let words = item["words"]?.array ?? item["word_segments"]?.array {
        let listed = try Self.words(words)
        if !listed.isEmpty { return listed.map(phrase(of:)) }
      }
      return own
    }
    if let tokens = item["tokens"]?.array, let times = item["timestamps"]?.array {
      return SherpaTokens.phrases(tokens, times, item)
    }
    if let alternatives = item["alternatives"]?.array, let best = alternatives.first {
      return try phrases(in: best)
    }
    for key in [
      "result", "words", "word_segments", "w", "monologues", "results", "channels", "transcripts",
    ] {
      guard let list = item[key]?.array ?? item[key].map({ [$0] }), !list.isEmpty,
        list.contains(where: \.isObject)
      else { continue }
      let listed = try words(list)
      if !listed.isEmpty { return [phrase(listed)].compactMap { $0 } }
      let inner = try phrases(in: list)
      if !inner.isEmpty { return inner }
    }
    return try phrase(item).map { [$0] } ?? []
  }

  /// A phrase of words that all have times.
  private static func phrase(_ words: [Transcript.Word]) -> Transcript.Phrase? {
    guard let start = words.compactMap(\.start).min(), let end = words.compactMap(\.end).max()
    else { return nil }
    return Transcript.Phrase(start: start, end: end, words: words)
  }

  private static func phrase(of word: Transcript.Word) -> Transcript.Phrase {
    let start = word.start ?? 0
    return Transcript.Phrase(start: start, end: word.end ?? start, words: [word])
  }

  /// A segment with its words, or with only its text; nil for what is none.
  private static func phrase(
    _ segment: JSONTree.Node
  ) throws(TranscriptError) -> Transcript.Phrase? {
    let own = try segment["words"]?.array.map { list throws(TranscriptError) in
      try words(list, needTimes: false)
    }
    if let own, !own.isEmpty, let timed = phrase(own) {
      let start = try time(segment, starts) ?? timed.start
      let end = try time(segment, ends) ?? timed.end
      return Transcript.Phrase(start: start, end: end, words: own)
    }
    guard let text = segment["text"]?.string, let start = try time(segment, starts),
      let end = try time(segment, ends)
    else { return nil }
    return Transcript.Phrase(
      start: start, end: end, words: TranscriptText.words(text).map { Transcript.Word($0) })
  }

  private static let texts = ["punctuated_word", "word", "text", "value", "t"]
  private static let starts = ["start", "start_time", "startTime", "ts", "b"]
  private static let ends = ["end", "end_time", "endTime", "end_ts"]
  private static let lengths = ["duration", "d"]
  private static let sureties = ["conf", "confidence", "probability", "score", "prob", "p"]

  /// The words of a list; none where it is a list of something else.
  private static func words(
    _ list: [JSONTree.Node], needTimes: Bool = true
  ) throws(TranscriptError) -> [Transcript.Word] {
    var words: [Transcript.Word] = []
    for node in list {
      guard let text = texts.lazy.compactMap({ node[$0]?.string }).first else { continue }
      let start = try time(node, starts)
      guard start != nil || !needTimes else { continue }
      var end = try time(node, ends)
      if end == nil, let start, let length = try time(node, lengths) { end = start + length }
      let surety = sureties.lazy.compactMap { node[$0]?.number }.first
      // What has several words in it is a segment.
      let parts = TranscriptText.words(text)
      if parts.count == 1, let word = TranscriptText.word(withoutVariant(parts[0])) {
        words.append(Transcript.Word(word, start: start, end: end, confidence: surety))
      } else if parts.count > 1 {
        words += Spreading.even(parts, start, end, confidence: surety)
      }
    }
    return words
  }

  /// `read(2)` is Sphinx's second way to say it.
  static func withoutVariant(_ word: String) -> String {
    guard word.hasSuffix(")"), let open = word.lastIndex(of: "("), open > word.startIndex,
      word[word.index(after: open)...].dropLast().allSatisfy(\.isNumber)
    else { return word }
    return String(word[..<open])
  }

  /// The first of some keys that is a time, in seconds.
  private static func time(
    _ node: JSONTree.Node, _ keys: [String]
  ) throws(TranscriptError) -> Double? {
    for key in keys {
      guard let value = node[key] else { continue }
      guard let seconds = value.number ?? value.string.flatMap(seconds) else { continue }
      guard (-1...LabelFile.longest).contains(seconds) else {
        throw TranscriptError(.unreadable("\(key): \(seconds)"), line: value.line)
      }
      return max(0, seconds)
    }
    return nil
  }

  /// `12.3`, `12.3s`, `0:12.3`.
  private static func seconds(_ text: String) -> Double? {
    LabelTime.clock(text) ?? LabelTime.seconds(text.hasSuffix("s") ? String(text.dropLast()) : text)
  }
}
