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
    guard json.unicodeScalars.contains(where: commands) else { return json }
    return json.unicodeScalars.reduce(into: "") { text, scalar in
      guard commands(scalar) else { return text.unicodeScalars.append(scalar) }
      for unit in UTF16.encode(scalar) ?? .init() {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }

  private static func commands(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x7F && DisplayText.isControl(scalar)
  }
}
