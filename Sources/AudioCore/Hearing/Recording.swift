/// A sound file, heard once from beginning to end.
public struct Recording: Sendable {
  /// What was heard.
  public let contour: Contour
  /// Its spectra; nil where they were not wanted.
  public let spectra: SpectraMeter?
  /// What is known of it as a whole.
  public let summary: RecordingSummary
  /// The places that the file names.
  public let cues: [CuePoint]
  /// The file that was heard, open as long as this is held.
  public let file: HeldFile
  /// What of the file was heard: a second reading gives the same samples.
  public let options: ReadingOptions

  /// Hears a file.
  ///
  /// - Parameters:
  ///   - isAlone: whether a second processor may help; not where several recordings are heard at
  ///     once. What is heard is the same.
  ///   - keepsSpectra: whether ``spectra`` are wanted.
  /// - Throws: ``SoundFileError`` when the file is missing, empty or no audio.
  public init(
    reading path: String, isAlone: Bool = true, keepsSpectra: Bool = false
  ) throws(SoundFileError) {
    try self.init(reading: HeldFile(path), isAlone: isAlone, keepsSpectra: keepsSpectra)
  }

  /// Hears a file that is open.
  ///
  /// Where libsndfile stops before the end of it, ffmpeg is asked to read on; where the channels cancel each other,
  /// the loudest is heard alone. Both are told in the summary.
  /// - Throws: ``SoundFileError`` when it is empty or no audio.
  public init(
    reading file: HeldFile, _ options: ReadingOptions = ReadingOptions(), isAlone: Bool = true,
    keepsSpectra: Bool = false
  ) throws(SoundFileError) {
    var options = options
    func hear(_ options: ReadingOptions) throws(SoundFileError) -> Heard {
      try Self.hear(file, options, isAlone, keepsSpectra)
    }
    var heard = try hear(options)
    if case .brokenOff? = heard.fault, !options.isByFFmpeg, options.usesPrograms,
      FFmpegSource.isInstalled
    {
      options.isByFFmpeg = true
      if let other = try? hear(options),
        other.contour.frames > heard.contour.frames + heard.contour.rate / 10
      {
        heard = other
        // Decoders that go on do not always say that they left something out, or made it up.
        heard.fault = heard.fault ?? .damaged
        if OggPages(file)?.isEnded == false { heard.fault = .unfinished }
      } else {
        options.isByFFmpeg = false
      }
    }
    guard heard.contour.frames > 0 else { throw .nothingDecoded(file: file.name) }
    let channelsTrouble = heard.comparison.trouble(options.channels)
    if case .cancelling = channelsTrouble {
      options.channels = .one(heard.comparison.loudest)
      heard = try hear(options)
    }
    self.file = file
    self.options = options
    contour = heard.contour
    spectra = heard.spectra
    cues = heard.cues
    summary = RecordingSummary(
      contour, channels: heard.channels, fault: heard.fault, channelTrouble: channelsTrouble,
      hasChanged: heard.hasChanged, silence: heard.silence)
  }

  private struct Heard {
    let contour: Contour
    let spectra: SpectraMeter?
    let channels: Int
    let cues: [CuePoint]
    let comparison: ChannelComparison
    let silence: DigitalSilence
    let hasChanged: Bool
    var fault: SizeFault?
  }

  private static func hear(
    _ file: HeldFile, _ options: ReadingOptions, _ isAlone: Bool, _ keepsSpectra: Bool
  ) throws(SoundFileError) -> Heard {
    let reader = try SoundFileReader(file, options)
    let (channels, cues) = (reader.channels, reader.cues)
    let frames = believable(reader.frames)
    let hearing = Hearing(reader, expectedFrames: frames, keepsSpectra: keepsSpectra)
    hearing.run(isAlone: isAlone)
    return Heard(
      contour: hearing.contour, spectra: hearing.spectra, channels: channels, cues: cues,
      comparison: hearing.comparison,
      silence: hearing.silence, hasChanged: file.hasChanged, fault: hearing.fault)
  }

  /// As long as anyone speaks: a file's own word on its length is not worth more memory than that.
  private static func believable(_ frames: Int) -> Int { min(frames, 48_000 * 3600 * 10) }
}

extension Recording {
  /// The spectra of its speech; nil where they were not wanted.
  public var speechSpectra: SpeechSpectra? {
    spectra.map {
      SpeechSpectra($0, speech: SpeechDetector().track(contour).segments, rate: contour.rate)
    }
  }
}
