/// WAV files as bytes, made without the code under test.
public enum WaveBytes {
  /// How samples are stored.
  public enum Encoding: Sendable, CaseIterable {
    case pcm8, pcm16, pcm24, pcm32, float32
  }

  /// A whole file of interleaved samples of 16 bits, stored in an encoding.
  public static func file(
    _ samples: [Int16], rate: Int, channels: Int = 1, encoding: Encoding = .pcm16
  ) -> [UInt8] {
    let data = samples.flatMap { bytes($0, encoding) }
    let width = bytes(0, encoding).count
    let tag: UInt16 = encoding == .float32 ? 3 : 1
    let format =
      little(tag) + little(UInt16(channels)) + little(UInt32(rate))
      + little(UInt32(rate * channels * width)) + little(UInt16(channels * width))
      + little(UInt16(width * 8))
    let body =
      Array("WAVEfmt ".utf8) + little(UInt32(16)) + format + Array("data".utf8)
      + little(UInt32(data.count)) + data
    return Array("RIFF".utf8) + little(UInt32(body.count)) + body
  }

  /// A chunk with its name and size.
  public static func chunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
    Array(name.utf8) + little(UInt32(payload.count)) + payload + (payload.count % 2 == 0 ? [] : [0])
  }

  /// A RIFF file of chunks, its size right.
  public static func riff(_ chunks: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + little(UInt32(chunks.count + 4)) + Array("WAVE".utf8) + chunks
  }

  /// An RF64 file: a `fmt ` chunk, samples, and chunks behind them.
  ///
  /// - Parameter promised: the bytes of samples that its header gives; nil for what is true.
  public static func large(
    _ format: [UInt8], _ data: [UInt8], behind: [UInt8] = [], promised: Int? = nil
  ) -> [UInt8] {
    let size = 4 + 36 + format.count + 8 + data.count + behind.count
    let sizes =
      little(UInt64(promised ?? size)) + little(UInt64(promised ?? data.count)) + little(UInt64(0))
      + little(UInt32(0))
    return Array("RF64".utf8) + [255, 255, 255, 255] + Array("WAVE".utf8) + chunk("ds64", sizes)
      + format + Array("data".utf8) + [255, 255, 255, 255] + data + behind
  }

  /// A point of a `cue ` chunk.
  public static func cue(identifier: Int, frame: Int, isByPosition: Bool = false) -> [UInt8] {
    little(UInt32(identifier)) + little(UInt32(frame)) + Array("data".utf8) + little(UInt32(0))
      + little(UInt32(0))
      + little(UInt32(isByPosition ? 0 : frame))
  }

  /// The least significant byte first.
  public static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func bytes(_ sample: Int16, _ encoding: Encoding) -> [UInt8] {
    switch encoding {
    case .pcm8: [UInt8((Int(sample) >> 8) + 128)]
    case .pcm16: little(sample)
    case .pcm24: [0] + little(sample)
    case .pcm32: [0, 0] + little(sample)
    case .float32: little((Float(sample) / 32768).bitPattern)
    }
  }
}
