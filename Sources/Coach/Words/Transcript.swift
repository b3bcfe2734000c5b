public import FoundationEssentials

/// The words that a recogniser heard, as its file has them; nothing is put right yet.
public struct Transcript: Sendable, Equatable {
  /// One word.
  public struct Word: Sendable, Equatable {
    /// As the recogniser spells it, without white space.
    public let text: String
    /// Where it begins, in seconds; nil where only its phrase has times.
    public let start: Double?
    /// Where it ends, in seconds, not before its start.
    public let end: Double?
    /// How sure the recogniser is, from 0 to 1; nil where it does not say.
    public let confidence: Double?

    init(_ text: String, start: Double? = nil, end: Double? = nil, confidence: Double? = nil) {
      self.text = text
      self.start = start
      self.end = start.map { max($0, end ?? $0) }
      self.confidence = confidence.flatMap { (0...1).contains($0) ? $0 : nil }
    }
  }

  /// What was heard in one stretch.
  public struct Phrase: Sendable, Equatable {
    /// Where it begins, in seconds.
    public let start: Double
    /// Where it ends, in seconds, not before its start.
    public let end: Double
    /// Its words, in their order.
    public let words: [Word]

    init(start: Double, end: Double, words: [Word]) {
      self.start = start
      self.end = max(start, end)
      self.words = words
    }

    /// A word with its own times as a phrase.
    init(_ text: String, start: Double, end: Double, confidence: Double? = nil) {
      self.init(
        start: start, end: end,
        words: [Word(text, start: start, end: end, confidence: confidence)])
    }
  }

  /// The form of the file.
  public let format: TranscriptFormat
  /// The language as the file names it, such as `en`; nil where it does not.
  public let language: String?
  /// The phrases in the order of the file; each has a word.
  public let phrases: [Phrase]
  /// What of the file was not taken, as sentences.
  public let remarks: [String]

  /// A transcript with only those phrases that have words.
  ///
  /// - Throws: ``TranscriptError`` with `noWords` when there are none.
  init(
    _ format: TranscriptFormat, _ phrases: [Phrase], language: String? = nil,
    remarks: [String] = []
  ) throws(TranscriptError) {
    self.format = format
    self.language = language
    self.phrases = phrases.filter { !$0.words.isEmpty }
    self.remarks = remarks
    guard !self.phrases.isEmpty else { throw TranscriptError(.noWords(format)) }
  }

  /// Reads a file, whose form is told by its content.
  ///
  /// - Throws: ``TranscriptError`` when it is of no known form, or spoilt.
  public init(decoding data: Data) throws(TranscriptError) {
    let bytes = Array(data)
    // JSON is read byte by byte: some recognisers cut characters in two.
    if JSONTranscript.recognises(bytes) {
      self = try JSONTranscript.read(bytes)
      return
    }
    let grid: String?
    do throws(MarksError) {
      grid = try BinaryTextGrid.text(bytes)
    } catch {
      throw TranscriptError(error)
    }
    if let grid {
      self = try TextGridWords.read(grid)
    } else {
      self = try Self.read(SourceText(decoding: data))
    }
  }

  private static func read(_ source: SourceText) throws(TranscriptError) -> Transcript {
    let lines = source.lines
    if TextGridReader.recognises(source.text) { return try TextGridWords.read(source.text) }
    if WebVTTReader.recognises(lines) { return try SubtitleWords.read(lines) }
    if WhisperLines.recognises(lines) { return try WhisperLines.read(lines) }
    if WhisperTable.recognises(lines) { return try WhisperTable.read(lines) }
    if CTMReader.recognises(lines) { return try CTMReader.read(lines) }
    if SphinxLines.recognises(lines) { return try SphinxLines.read(lines) }
    let line = lines.firstIndex { !$0.trimmed.isEmpty }
    throw TranscriptError(
      .unknown(line.map { lines[$0].trimmed } ?? ""), line: line.map { $0 + 1 })
  }
}
