/// A file of labels: an Audacity label track, lines of `m:ss label`, a Praat TextGrid, WebVTT, or
/// ffmpeg's metadata with chapters.
public struct LabelFile: Sendable, Equatable {
  /// One label.
  public struct Label: Sendable, Equatable {
    /// Where it begins, in seconds.
    public let start: Double
    /// Where it ends, in seconds; nil for a point.
    public let end: Double?
    /// Its text.
    public let text: String
    /// Its line in the file, from 1.
    public let line: Int
  }

  /// No place in a recording is so far behind its beginning, in seconds.
  static let longest = 1e6

  /// The labels in the order of the file, which ascends.
  public let labels: [Label]

  /// Reads a file.
  ///
  /// - Throws: ``MarksError`` when a line is no label, or the labels run backwards or are none.
  public init(_ source: SourceText) throws(MarksError) {
    let labels =
      if TextGridReader.recognises(source.text) {
        try TextGridReader.labels(source.text)
      } else if source.text.hasPrefix(WebVTTReader.signature) {
        try WebVTTReader.labels(source.lines)
      } else if source.text.hasPrefix(FFMetadataReader.signature) {
        try FFMetadataReader.labels(source.lines)
      } else {
        try Self.lines(source.lines)
      }
    if let (_, label) = zip(labels, labels.dropFirst()).first(where: { $1.start < $0.start }) {
      throw MarksError(.backwards(label.text), line: label.line)
    }
    guard !labels.isEmpty else { throw MarksError(.none) }
    self.labels = labels
  }

  /// A label a line.
  private static func lines(_ lines: [String]) throws(MarksError) -> [Label] {
    var labels: [Label] = []
    for (index, line) in lines.enumerated() {
      let text = line.trimmed
      // Audacity writes a label's frequencies on a line of their own that begins with a backslash.
      if text.isEmpty || text.hasPrefix("#") || text.hasPrefix("\\") { continue }
      guard let label = Self.audacity(line, index + 1) ?? Self.clock(text, index + 1) else {
        let isHeader = labels.isEmpty && text.lowercased().hasPrefix("start")
        if isHeader { continue }
        throw MarksError(.unreadable(text), line: index + 1)
      }
      labels.append(label)
    }
    return labels
  }

  /// `start<TAB>end<TAB>text`, in seconds; further columns belong to the text.
  private static func audacity(_ line: String, _ number: Int) -> Label? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(\.trimmed)
    guard fields.count >= 2, let start = seconds(fields[0]), let end = seconds(fields[1]),
      end >= start
    else { return nil }
    let text = fields.dropFirst(2).joined(separator: " ").trimmed
    return Label(start: start, end: end > start ? end : nil, text: text, line: number)
  }

  /// `m:ss text` or `h:mm:ss text`.
  private static func clock(_ text: String, _ number: Int) -> Label? {
    let time = text.prefix { !$0.isWhitespace }
    guard let start = clock(time) else { return nil }
    let label = text[time.endIndex...].drop { $0.isWhitespace || "-–—".contains($0) }
    return Label(start: start, end: nil, text: label.trimmed, line: number)
  }

  /// `m:ss` or `h:mm:ss`, with decimals or without, in seconds.
  private static func clock(_ time: Substring) -> Double? {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let last = parts.last, let rest = seconds(last),
      rest < 60
    else { return nil }
    var total = 0.0
    for part in parts.dropLast() {
      guard let value = Int(part), value >= 0, value < 1000 else { return nil }
      total = total * 60 + Double(value)
    }
    return total * 60 + rest
  }

  /// A place in a recording, such as `6:10` or `370s`, in seconds.
  static func position(_ text: String) -> Double? {
    clock(text[...]) ?? DurationText.duration(text)?.seconds
  }

  private static func seconds(_ text: some StringProtocol) -> Double? {
    guard text.first?.isNumber == true, text.allSatisfy({ $0.isNumber || ".,".contains($0) }),
      let value = Double(String(text.map { $0 == "," ? "." : $0 })), value < longest
    else { return nil }
    return value
  }
}
