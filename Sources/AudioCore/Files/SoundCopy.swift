/// Copies sound from one file into another.
enum SoundCopy {
  /// Writes all that a reader reads.
  ///
  /// - Parameter rate: the rate of what is written.
  /// - Throws: ``SoundFileError``.
  static func write(
    _ source: consuming SoundFileReader, into target: consuming SoundWriter, rate: Int
  ) throws(SoundFileError) {
    var reader = source
    var writer = target
    var resampler = reader.rate == rate ? nil : Resampler(from: reader.rate, to: rate)
    var block = [Int16](repeating: 0, count: 1 << 14)
    while true {
      var span = block.mutableSpan
      let count = reader.read(into: &span)
      if count == 0 { break }
      let samples = block.span.extracting(first: count)
      if let made = resampler?.process(samples) {
        try writer.write(made.span)
      } else {
        try writer.write(samples)
      }
    }
    if let made = resampler?.finish() { try writer.write(made.span) }
    try writer.finish()
  }
}
