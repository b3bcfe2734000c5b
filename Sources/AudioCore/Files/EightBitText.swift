/// Text as older programs write it into files: UTF-8, or else windows-1252.
public enum EightBitText {
  /// What windows-1252 shows for 0x80-0x9F, where it differs from Latin-1.
  private static let high = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  /// The character that windows-1252 shows for a byte.
  public static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// The text that bytes were meant as.
  static func decode(_ bytes: some Collection<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map(windows1252)))
  }
}
