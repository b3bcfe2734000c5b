/// A sound file, heard once from beginning to end.
public struct Recording: Sendable {
  /// What was heard.
  public let contour: Contour
  /// What is known of it as a whole.
  public let summary: RecordingSummary
  /// The places that the file names.
  public let cues: [CuePoint]

  /// Hears a file.
  ///
  /// - Parameter isAlone: whether a second processor may help; not where several recordings are heard at
  ///   once. What is heard is the same.
  /// - Throws: ``SoundFileError`` when the file is missing, empty or no audio.
  public init(reading path: String, isAlone: Bool = true) throws(SoundFileError) {
    let reader = try SoundFileReader(path: path)
    cues = reader.cues
    let (channels, sizeFault) = (reader.channels, reader.sizeFault)
    let frames = Self.believable(reader.frames)
    let hearing = Hearing(reader, expectedFrames: frames)
    hearing.run(isAlone: isAlone)
    contour = hearing.contour
    summary = RecordingSummary(contour, channels: channels, sizeFault: sizeFault)
  }

  /// As long as anyone speaks: a file's own word on its length is not worth more memory than that.
  private static func believable(_ frames: Int) -> Int { min(frames, 48_000 * 3600 * 10) }
}
