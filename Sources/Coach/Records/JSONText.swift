internal import FoundationEssentials

/// JSON as the commands print it.
public enum JSONText {
  /// The value as JSON: sorted keys, and lines for people or one line for programs.
  public static func encode(_ value: some Encodable, onOneLine: Bool = false) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
    return harmless(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// The same JSON with every character escaped that commands a terminal or turns its text round.
  ///
  /// The encoder escapes those below U+0020 only.
  private static func harmless(_ json: String) -> String {
    let isHarmless = json.unicodeScalars.allSatisfy { !commands($0) }
    guard !isHarmless else { return json }
    var text = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if commands(scalar) {
        let digits = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        text.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private static func commands(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
