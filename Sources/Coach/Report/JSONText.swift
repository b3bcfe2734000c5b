internal import FoundationEssentials

/// JSON as the commands print it.
public enum JSONText {
  /// The value as JSON: sorted keys, and lines for people or one line for programs.
  public static func encode(_ value: some Encodable, onOneLine: Bool = false) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
