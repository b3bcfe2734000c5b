/// The words of a recording: those of a transcript that can have been spoken in it, in their order, each
/// with its times.
public struct HeardWords: Sendable, Equatable {
  /// One word.
  public struct Word: Sendable, Equatable {
    /// As the recogniser spells it.
    public let text: String
    /// Where it begins, in seconds of the recording.
    public let start: Double
    /// Where it ends, in seconds of the recording.
    public let end: Double
    /// Whether only the phrase's times are known, and the word's is estimated from its length.
    public let isSpread: Bool
  }

  /// The words, ascending.
  public let words: [Word]
  /// How the file is called that they come from.
  public let source: String
  /// Its form.
  public let format: TranscriptFormat
  /// The language that it names; nil where it does not.
  public let language: String?
  /// How many words of the transcript were left out.
  public let leftOut: Int
  /// What was put right and left out, as sentences.
  public let remarks: [String]

  /// Whether most words' times are estimated from those of their phrases.
  public var isSpread: Bool { 2 * words.count(where: \.isSpread) > words.count }

  /// How far after the end a word may begin that is still believed, in seconds.
  private static let lateness = 1.0
  /// How far from any speech a word may be that is still believed, in seconds: recognisers are off by so
  /// much, most of all after pauses.
  private static let distance = 1.5
  /// By how much words may overlap or run backwards without a word about it, in seconds.
  private static let overlap = 0.5
  /// The share of words outside of the recording and its speech that makes the transcript doubtful.
  private static let doubtful = 0.25

  /// The words of a transcript that fit a recording.
  ///
  /// - Parameters:
  ///   - source: how its file is called.
  ///   - seconds: how long the recording is.
  ///   - speech: where someone speaks, in seconds, ascending.
  public init(
    _ transcript: Transcript, source: String, seconds: Double, speech: [ClosedRange<Double>]
  ) {
    self.source = source
    (format, language) = (transcript.format, transcript.language)
    var remarks = transcript.remarks
    let voice = SpokenTime(speech)
    var all = transcript.phrases.flatMap { Self.timed($0, voice) }
    let backwards = zip(all, all.dropFirst()).count { $1.start < $0.start - Self.overlap }
    if zip(all, all.dropFirst()).contains(where: { $1.start < $0.start }) {
      all = all.enumerated().sorted {
        ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
      }
      .map(\.element)
    }
    if backwards > 0 {
      remarks.append(
        "the times run backwards at \(Self.words(backwards)); they were sorted by time")
    }
    let repeats = RepeatedWords.positions(in: all.map { $0.text.lowercased() })
    if let repeats {
      remarks.append(
        "“\(repeats.example)” comes \(repeats.times) times in a row, as recognisers write where they hear nothing; "
          + "\(Self.words(repeats.positions.count)) were left out")
    }
    let distinct = all.indices.filter { repeats?.positions.contains($0) != true }.map { all[$0] }
    let inside = distinct.filter { $0.start < seconds + Self.lateness }
    let spoken = inside.filter { voice.isNear($0.start...$0.end, within: Self.distance) }
    let (late, silent) = (distinct.count - inside.count, inside.count - spoken.count)
    if late > 0 {
      remarks.append("\(Self.words(late)) after the end of the recording were left out")
    }
    if silent > 0 {
      remarks.append("\(Self.words(silent)) where nobody speaks were left out")
    }
    if Double(late + silent) > Self.doubtful * Double(distinct.count) {
      remarks.append("the words hardly fit this recording: check that they were made from it")
    }
    let overlapping = zip(spoken, spoken.dropFirst()).count { $0.end > $1.start + Self.overlap }
    if overlapping > 0 { remarks.append("the times of \(Self.words(overlapping)) overlap") }
    if 2 * spoken.count(where: \.isSpread) > spoken.count {
      remarks.append("only phrases have times; those of the words are estimated from their lengths")
    }
    words = spoken
    leftOut = all.count - spoken.count
    self.remarks = remarks
  }

  /// `1 word`, `12 words`.
  private static func words(_ count: Int) -> String { count == 1 ? "1 word" : "\(count) words" }

  /// The words of a phrase: those without times lie between their neighbours that have some.
  private static func timed(_ phrase: Transcript.Phrase, _ voice: SpokenTime) -> [Word] {
    var words: [Word] = []
    var waiting: [String] = []
    var last = phrase.start
    func spread(until end: Double) {
      words += voice.spread(waiting, over: last...max(last, end))
      waiting = []
    }
    for word in phrase.words {
      guard let start = word.start else {
        waiting.append(word.text)
        continue
      }
      spread(until: start)
      let end = word.end ?? start
      words.append(Word(text: word.text, start: start, end: end, isSpread: false))
      last = max(last, end)
    }
    spread(until: phrase.end)
    return words
  }
}
