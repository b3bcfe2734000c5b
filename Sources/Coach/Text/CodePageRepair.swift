internal import AudioCore

/// Repairs text that was UTF-8 once and was decoded with the wrong code page.
///
/// `—` (E2 80 94) read as windows-1252 is `â€”`, read as Mac Roman `‚Äî`. A document is repaired only
/// where most of its characters outside ASCII are parts of such sequences, so that correct text in
/// any language stays as it is.
public enum CodePageRepair {
  /// A code page that UTF-8 is often mistaken for.
  enum CodePage: CaseIterable {
    case windows1252
    case macRoman

    /// The byte that this code page shows as `scalar`.
    func byte(of scalar: Unicode.Scalar) -> UInt8? {
      switch self {
      case .windows1252: Self.windows1252Bytes[scalar]
      case .macRoman: Self.macRomanBytes[scalar]
      }
    }

    /// Windows-1252 is Latin-1 but for 0x80-0x9F; the five bytes it leaves open are taken as the
    /// control characters that decoders put there (WHATWG Encoding Standard).
    private static let windows1252Bytes: [Unicode.Scalar: UInt8] = {
      var bytes: [Unicode.Scalar: UInt8] = [:]
      for byte in UInt8(0xA0)...0xFF { bytes[Unicode.Scalar(byte)] = byte }
      for byte in UInt8(0x80)...0x9F { bytes[EightBitText.windows1252(byte)] = byte }
      return bytes
    }()

    private static let macRomanBytes: [Unicode.Scalar: UInt8] = {
      var bytes: [Unicode.Scalar: UInt8] = [:]
      for (offset, scalar) in macRomanHigh.enumerated() { bytes[scalar] = 0x80 + UInt8(offset) }
      // 0xDB was the currency sign before 1998; documents have either.
      bytes["¤"] = 0xDB
      return bytes
    }()
  }

  /// What Mac Roman shows for 0x80-0xFF.
  ///
  /// Spelled out, because the `.macOSRoman` of FoundationEssentials on Linux decodes by another
  /// table (seen in Swift 6.3.1: 0xE2 as `’`).
  private static let macRomanHigh = Array(
    ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
      + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")
      .unicodeScalars)

  /// The text as it was meant; the text itself where nothing is wrong with it.
  public static func repaired(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    let scalars = Array(text.unicodeScalars)
    let foreign = scalars.count { !$0.isASCII }
    let attempts = CodePage.allCases.map { decode(scalars, as: $0) }
    guard let best = attempts.max(by: { $0.consumed < $1.consumed }),
      best.consumed * 2 > foreign
    else { return text }
    return best.text
  }

  /// Replaces every run of characters that is one UTF-8 sequence in `page`.
  private static func decode(
    _ scalars: [Unicode.Scalar], as page: CodePage
  ) -> (text: String, consumed: Int) {
    var text = String.UnicodeScalarView()
    var consumed = 0
    var index = 0
    while index < scalars.count {
      if let (scalar, length) = sequence(in: scalars, at: index, page: page) {
        text.append(scalar)
        consumed += length
        index += length
      } else {
        text.append(scalars[index])
        index += 1
      }
    }
    return (String(text), consumed)
  }

  /// The character whose UTF-8 bytes `page` shows from `index` on, and how many characters show it.
  private static func sequence(
    in scalars: [Unicode.Scalar], at index: Int, page: CodePage
  ) -> (Unicode.Scalar, length: Int)? {
    guard !scalars[index].isASCII, let lead = page.byte(of: scalars[index]) else { return nil }
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard index + length <= scalars.count else { return nil }
    var bytes = [lead]
    for scalar in scalars[index + 1..<index + length] {
      guard !scalar.isASCII, let byte = page.byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
      return nil
    }
    return (decoded, length)
  }
}
