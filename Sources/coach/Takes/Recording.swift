import AudioCore

/// A sound file, heard once from beginning to end.
struct Recording {
  let contour: Contour
  let summary: RecordingSummary
  let cues: [CuePoint]

  /// Frames per read: large enough that calls cost nothing, small enough for the cache.
  private static let block = 1 << 16

  /// - Throws: ``Failure`` when the file is missing, empty or no audio.
  init(reading path: String) throws(Failure) {
    do {
      var reader = try SoundFileReader(path: path)
      var builder = ContourBuilder(
        rate: reader.rate, expectedFrames: Self.believable(reader.frames))
      var samples = [Int16](repeating: 0, count: Self.block)
      while true {
        var span = samples.mutableSpan
        let count = reader.read(into: &span)
        if count == 0 { break }
        builder.process(samples.span.extracting(first: count))
      }
      builder.finish()
      contour = builder.contour
      cues = reader.cues
      summary = RecordingSummary(
        contour, channels: reader.channels, sizeFault: reader.sizeFault)
    } catch {
      throw Failure(error)
    }
  }

  /// As long as anyone speaks: a file's own word on its length is not worth more memory than that.
  private static func believable(_ frames: Int) -> Int { min(frames, 48_000 * 3600 * 10) }
}
