/// A small copy of a recording for somebody else: Ogg Opus, which every browser plays.
public enum OpusCopy {
  /// Speech of one voice is hard to tell from the original at this (RFC 7845; Valin and others 2013).
  public static let bitsPerSecond = 24_000
  /// What sound of any other rate becomes; Opus itself works at this.
  private static let rate = 48_000

  /// Writes the sound of a file into a new one, durable.
  ///
  /// - Throws: ``SoundFileError``.
  public static func write(_ source: String, to path: String) throws(SoundFileError) {
    var reader = try SoundFileReader(path: source)
    let isFit = SoundWriter.knows(.opus, rate: reader.rate)
    var resampler = isFit ? nil : Resampler(from: reader.rate, to: rate)
    var writer = try SoundWriter(
      creating: path, kind: .opus, rate: isFit ? reader.rate : rate, bitsPerSecond: bitsPerSecond)
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
