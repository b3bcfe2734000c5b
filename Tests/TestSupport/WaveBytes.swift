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
