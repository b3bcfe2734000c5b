internal import CSndfile

/// The kinds of sound files that are written, by the ending of a file's name.
public enum SoundKind: String, CaseIterable, Sendable {
  case wav, aiff, flac, ogg, opus, mp3, m4a, mka, webm

  /// The kind that a name asks for; nil for an ending that is none, and WAV where there is no ending.
  public init?(ofName path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      self = .wav
      return
    }
    let ending = name[name.index(after: dot)...].lowercased()
    let aliases = ["wave": Self.wav, "aif": .aiff, "oga": .ogg, "mp4": .m4a, "aac": .m4a]
    guard let kind = Self(rawValue: ending) ?? aliases[ending] else { return nil }
    self = kind
  }

  /// What libsndfile calls it; nil for what only ffmpeg writes.
  ///
  /// Layer III of MPEG came with libsndfile 1.1.0.
  private var format: Int32? {
    switch self {
    case .wav: Int32(SF_FORMAT_WAV) | Int32(SF_FORMAT_PCM_16)
    case .aiff: Int32(SF_FORMAT_AIFF) | Int32(SF_FORMAT_PCM_16)
    case .flac: Int32(SF_FORMAT_FLAC) | Int32(SF_FORMAT_PCM_16)
    case .ogg: Int32(SF_FORMAT_OGG) | Int32(SF_FORMAT_VORBIS)
    case .opus: Int32(SF_FORMAT_OGG) | Int32(SF_FORMAT_OPUS)
    case .mp3: 0x230000 | 0x82
    case .m4a, .mka, .webm: nil
    }
  }

  /// What libsndfile is to be asked for; nil where this one does not write it.
  ///
  /// The corresponding C function is `sf_format_check`.
  func info(rate: Int) -> SF_INFO? {
    guard let format else { return nil }
    var info = SF_INFO()
    info.samplerate = Int32(rate)
    info.channels = 1
    info.format = format
    return sf_format_check(&info) != 0 ? info : nil
  }

  /// What ffmpeg calls the format.
  var muxer: String {
    switch self {
    case .mka: "matroska"
    case .m4a: "ipod"
    default: rawValue
    }
  }

  /// The rates that its encoder takes, in frames per second; nil for any.
  public var rates: [Int]? { self == .opus ? [8000, 12_000, 16_000, 24_000, 48_000] : nil }
}
