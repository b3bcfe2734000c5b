internal import FoundationEssentials

/// The words of a recogniser as they are kept with a take: the program's own, versioned form.
public struct KeptTranscript: Codable, Sendable, Equatable {
  /// The version of the form.
  static let schema = 1
  /// The key by which it is recognised.
  static let signature = "coach_words"
  /// The largest file, in bytes: eight hours of words.
  private static let limit = 16 << 20

  private struct Word: Codable, Equatable {
    let text: String
    let start_s: Double?
    let end_s: Double?
    let confidence: Double?
  }

  private struct Phrase: Codable, Equatable {
    let start_s: Double
    let end_s: Double
    let words: [Word]
  }

  private let coach_words: Int
  /// How the file was called that the words come from.
  public let source: String
  private let format: TranscriptFormat
  private let language: String?
  private let remarks: [String]
  private let phrases: [Phrase]

  /// What is kept of a transcript.
  public init(_ transcript: Transcript, source: String) {
    coach_words = Self.schema
    self.source = source
    format = transcript.format
    language = transcript.language
    remarks = transcript.remarks
    phrases = transcript.phrases.map { phrase in
      Phrase(
        start_s: Rounded.seconds(phrase.start), end_s: Rounded.seconds(phrase.end),
        words: phrase.words.map {
          Word(
            text: $0.text, start_s: $0.start.map(Rounded.seconds),
            end_s: $0.end.map(Rounded.seconds),
            confidence: $0.confidence.map(Rounded.hundredths))
        })
    }
  }

  /// What was kept; nil where the bytes are something else.
  ///
  /// - Throws: ``TranscriptError`` when they are spoilt, or a later version's.
  static func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    try decoded(bytes).transcript
  }

  /// What was kept.
  ///
  /// - Throws: ``TranscriptError`` when the bytes are spoilt, or a later version's.
  public static func decoded(_ bytes: [UInt8]) throws(TranscriptError) -> KeptTranscript {
    struct Version: Decodable { let coach_words: Int }
    let data = Data(bytes)
    guard let version = try? JSONDecoder().decode(Version.self, from: data) else {
      throw TranscriptError(.unreadable("coach_words"), line: 1)
    }
    guard version.coach_words == schema else {
      throw TranscriptError(.later(schema: version.coach_words))
    }
    guard let kept = try? JSONDecoder().decode(KeptTranscript.self, from: data) else {
      throw TranscriptError(.unreadable("coach_words"), line: 1)
    }
    return kept
  }

  /// The transcript as it was.
  ///
  /// - Throws: ``TranscriptError`` where it cannot have been one.
  public var transcript: Transcript {
    get throws(TranscriptError) {
      let places = 0..<LabelFile.longest
      return try Transcript(
        format,
        phrases.filter { places.contains($0.start_s) && places.contains($0.end_s) }.map { phrase in
          Transcript.Phrase(
            start: phrase.start_s, end: phrase.end_s,
            words: phrase.words.compactMap { word in
              guard [word.start_s, word.end_s].allSatisfy({ $0.map(places.contains) ?? true })
              else {
                return nil
              }
              return Transcript.Word(
                word.text, start: word.start_s, end: word.end_s, confidence: word.confidence)
            })
        }, language: language, remarks: remarks)
    }
  }
}
