public import AudioCore

/// Why the words of a recogniser cannot be used.
public struct TranscriptError: DiagnosableError, Equatable {
  /// The kinds of trouble.
  public enum Reason: Sendable, Equatable {
    /// It is of no known form; its first line.
    case unknown(String)
    /// A line is not what belongs there; the line as written.
    case unreadable(String)
    /// It ends in the middle.
    case endsEarly
    /// It is JSON in which no words with times are.
    case noTimes
    /// There are no words in it.
    case noWords(TranscriptFormat)
    /// It is what a later version of the program kept.
    case later(schema: Int)
  }

  /// What is wrong.
  public let reason: Reason
  /// The line, from 1; nil when it concerns all of it.
  public let line: Int?

  /// An error at a line.
  public init(_ reason: Reason, line: Int? = nil) {
    self.reason = reason
    self.line = line
  }

  /// The trouble of a file that labels are read from as well.
  init(_ error: MarksError) {
    guard case .unreadable(let text) = error.reason else {
      self.init(.noWords(.textgrid), line: error.line)
      return
    }
    self.init(.unreadable(text), line: error.line)
  }

  /// What went wrong, as one sentence.
  public var summary: String {
    switch reason {
    case .unknown(let text):
      text.isEmpty
        ? "the transcript is empty" : "this is no transcript with times: '\(text.prefix(40))'"
    case .unreadable(let text): "cannot read '\(text.prefix(40))' in the transcript"
    case .endsEarly: "the transcript ends in the middle"
    case .noTimes: "there are no words with times in the transcript"
    case .noWords(let format): "there are no words in the transcript (\(format.name))"
    case .later(let schema): "a later version of coach kept these words (schema \(schema))"
    }
  }

  /// What the user can do about it.
  public var remedy: String? {
    switch reason {
    case .unknown, .noTimes:
      "give WebVTT, SRT, CTM, a TextGrid, or the JSON of whisper, Vosk or sherpa-onnx"
    case .unreadable, .endsEarly: "let the recogniser write it again"
    case .noWords: "check that the recogniser heard the right recording"
    case .later: "update coach, or give the recogniser's own file"
    }
  }
}
