/// A sound file, heard once from beginning to end.
public struct Recording: Sendable {
  /// What was heard.
  public let contour: Contour
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
  /// - Parameter isAlone: whether a second processor may help; not where several recordings are heard at
  ///   once. What is heard is the same.
  /// - Throws: ``SoundFileError`` when the file is missing, empty or no audio.
  public init(reading path: String, isAlone: Bool = true) throws(SoundFileError) {
    try self.init(reading: HeldFile(path), isAlone: isAlone)
  }

  /// Hears a file that is open.
  ///
  /// Where libsndfile stops before the end of it, ffmpeg is asked to read on; where the channels cancel each other,
  /// the loudest is heard alone. Both are told in the summary.
  /// - Throws: ``SoundFileError`` when it is empty or no audio.
  public init(
    reading file: HeldFile, _ options: ReadingOptions = ReadingOptions(), isAlone: Bool = true
  ) throws(SoundFileError) {
    var options = options
    var heard = try Self.hear(file, options, isAlone)
    if case .brokenOff? = heard.fault, !options.isByFFmpeg, options.usesPrograms,
      FFmpegSource.isInstalled
    {
      options.isByFFmpeg = true
      if let other = try? Self.hear(file, options, isAlone),
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
      heard = try Self.hear(file, options, isAlone)
    }
    self.file = file
    self.options = options
    contour = heard.contour
    cues = heard.cues
    summary = RecordingSummary(
      contour, channels: heard.channels, fault: heard.fault, channelTrouble: channelsTrouble,
      hasChanged: heard.hasChanged, silence: heard.silence)
  }

  private struct Heard {
    let contour: Contour
    let channels: Int
    let cues: [CuePoint]
    let comparison: ChannelComparison
    let silence: DigitalSilence
    let hasChanged: Bool
    var fault: SizeFault?
  }

  private static func hear(
    _ file: HeldFile, _ options: ReadingOptions, _ isAlone: Bool
  ) throws(SoundFileError) -> Heard {
    let reader = try SoundFileReader(file, options)
    let (channels, cues) = (reader.channels, reader.cues)
    let frames = believable(reader.frames)
    let hearing = Hearing(reader, expectedFrames: frames)
    hearing.run(isAlone: isAlone)
    return Heard(
      contour: hearing.contour, channels: channels, cues: cues, comparison: hearing.comparison,
      silence: hearing.silence, hasChanged: file.hasChanged, fault: hearing.fault)
  }

  /// As long as anyone speaks: a file's own word on its length is not worth more memory than that.
  private static func believable(_ frames: Int) -> Int { min(frames, 48_000 * 3600 * 10) }
}
