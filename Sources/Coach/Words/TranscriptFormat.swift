/// The forms in which recognisers write what they heard.
public enum TranscriptFormat: String, Codable, Sendable, CaseIterable {
  /// Subtitles of the web (W3C), with or without times of words in them.
  case webvtt
  /// SubRip's subtitles.
  case srt
  /// JSON of whisper.cpp.
  case whisper_cpp
  /// What whisper.cpp prints: `[00:00:00.000 --> 00:00:02.000]  text`.
  case whisper_lines
  /// JSON of whisper, faster-whisper and WhisperX, and of services that write the same.
  case whisper
  /// Tables of whisper and whisper.cpp in milliseconds.
  case whisper_table
  /// JSON of Vosk.
  case vosk
  /// JSON of sherpa-onnx.
  case sherpa
  /// What pocketsphinx prints.
  case sphinx
  /// NIST's time-marked conversations, of Kaldi, NeMo and others.
  case ctm
  /// Word tiers of Praat and of forced aligners.
  case textgrid
  /// Other JSON with words and their times.
  case json
  /// What is kept with a take.
  case coach

  /// What people call it.
  public var name: String {
    switch self {
    case .webvtt: "WebVTT"
    case .srt: "SubRip"
    case .whisper_cpp, .whisper_lines: "whisper.cpp"
    case .whisper, .whisper_table: "whisper"
    case .vosk: "Vosk"
    case .sherpa: "sherpa-onnx"
    case .sphinx: "pocketsphinx"
    case .ctm: "CTM"
    case .textgrid: "TextGrid"
    case .json: "JSON"
    case .coach: "coach"
    }
  }
}
