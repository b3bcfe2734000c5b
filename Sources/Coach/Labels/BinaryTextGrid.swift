/// Reads a Praat TextGrid saved as binary and writes it as the text that ``TextGridReader`` reads.
///
/// Layout (Praat, `oo_BINARY`): big-endian; strings are their length in two bytes and then that many characters, or
/// 0xFFFF, their length, and UTF-16.
struct BinaryTextGrid {
  private static let signature = Array("ooBinaryFile".utf8)
  private let bytes: [UInt8]
  private var place: Int

  /// The text of a binary TextGrid; nil for anything else.
  ///
  /// - Throws: ``MarksError`` when it ends early.
  static func text(_ bytes: [UInt8]) throws(MarksError) -> String? {
    guard bytes.starts(with: signature) else { return nil }
    var reader = BinaryTextGrid(bytes)
    return try reader.grid()
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = Self.signature.count
  }

  private mutating func grid() throws(MarksError) -> String {
    let kind = String(decoding: try take(Int(try number(1))), as: UTF8.self)
    guard kind.hasPrefix("TextGrid") else { throw MarksError(.unreadable(kind), line: nil) }
    var text = "File type = \"ooTextFile\"\n\"TextGrid\"\n\(try real()) \(try real())\n"
    guard try number(1) == 1 else { return text + "<absent>\n" }
    let tiers = try number(4)
    text += "<exists> \(tiers)\n"
    for _ in 0..<tiers {
      let tier = String(decoding: try take(Int(try number(1))), as: UTF8.self)
      let isPoints = tier.hasPrefix("TextTier")
      text +=
        "\"\(isPoints ? "TextTier" : "IntervalTier")\" \(try string())\n\(try real()) \(try real())\n"
      let count = try number(4)
      text += "\(count)\n"
      for _ in 0..<count {
        text += "\(try real()) "
        if !isPoints { text += "\(try real()) " }
        text += "\(try string())\n"
      }
    }
    return text
  }

  private mutating func take(_ count: Int) throws(MarksError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - place else {
      throw MarksError(.unreadable("the TextGrid ends early"), line: nil)
    }
    defer { place += count }
    return bytes[place..<place + count]
  }

  private mutating func number(_ count: Int) throws(MarksError) -> Int {
    try take(count).reduce(0) { $0 << 8 | Int($1) }
  }

  private mutating func real() throws(MarksError) -> Double {
    let value = Double(bitPattern: try take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    guard value.isFinite else { throw MarksError(.unreadable("\(value)"), line: nil) }
    return value
  }

  /// A text in quotes.
  private mutating func string() throws(MarksError) -> String {
    let length = try number(2)
    let text: String
    if length == 0xFFFF {
      let units = try take(2 * (try number(2)))
      let first = units.startIndex
      text = String(
        decoding: stride(from: first, to: units.endIndex - 1, by: 2).map {
          UInt16(units[$0]) << 8 | UInt16(units[$0 + 1])
        }, as: UTF16.self)
    } else {
      text = String(String.UnicodeScalarView(try take(length).map { Unicode.Scalar($0) }))
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
