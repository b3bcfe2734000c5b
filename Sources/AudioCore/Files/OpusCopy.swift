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
    let reader = try SoundFileReader(path: source)
    let rate = SoundWriter.knows(.opus, rate: reader.rate) ? reader.rate : Self.rate
    let writer = try SoundWriter(
      creating: path, kind: .opus, rate: rate, bitsPerSecond: bitsPerSecond)
    try SoundCopy.write(reader, into: writer, rate: rate)
  }
}
