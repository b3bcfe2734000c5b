internal import AudioCore
public import FoundationEssentials

/// A text file as its author meant it: decoded, line ends unified, code page repaired.
public struct SourceText: Sendable, Equatable {
  /// The text, lines ended by "\n".
  public let text: String
  /// The lines without their ends.
  public let lines: [String]
  /// Whether text decoded with the wrong code page was put right.
  public let wasRepaired: Bool

  /// Decodes the bytes of a file: UTF-8, UTF-16 with or without a byte order mark, else windows-1252.
  public init(decoding data: Data) {
    self.init(Self.decode(data))
  }

  /// Takes text that is already decoded.
  public init(_ decoded: String) {
    let unified = Self.unifyingLineEnds(decoded)
    text = CodePageRepair.repaired(unified)
    wasRepaired = text != unified
    lines = text.lines.map(String.init)
  }

  /// The column (from 1, in characters) at which `part` stands in a line (from 1).
  public func column(of part: some StringProtocol, line: Int) -> Int {
    guard lines.indices.contains(line - 1) else { return 1 }
    let text = lines[line - 1]
    guard let range = text.firstRange(of: part) else { return 1 }
    return text.distance(from: text.startIndex, to: range.lowerBound) + 1
  }

  private static func decode(_ data: Data) -> String {
    let bytes = Array(data)
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true) }
    if let isBigEndian = looksLikeUTF16(bytes) { return utf16(bytes[...], bigEndian: isBigEndian) }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: body, as: UTF8.self) { return text }
    // Not UTF-8: an old editor's 8-bit file. Every byte has a character in windows-1252.
    return String(String.UnicodeScalarView(body.map(EightBitText.windows1252)))
  }

  /// Whether text without a mark is UTF-16, and in which order: in Latin text every other byte is zero.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
    let sample = bytes.prefix(512)
    guard sample.count >= 8 else { return nil }
    let half = sample.count / 2
    let zeros = [0, 1].map { first in
      stride(from: first, to: sample.count, by: 2).count { sample[$0] == 0 }
    }
    if zeros[1] * 10 >= half * 7, zeros[0] * 10 < half { return false }
    if zeros[0] * 10 >= half * 7, zeros[1] * 10 < half { return true }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> String {
    let bytes = Array(bytes)
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func unifyingLineEnds(_ text: String) -> String {
    // "\r\n" is one Character in Swift, so scalars are compared.
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    var unified = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        unified.append("\n")
      } else if scalar != "\n" || !afterReturn {
        unified.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(unified)
  }
}
