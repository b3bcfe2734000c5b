public import FoundationEssentials

/// A file of labels, in any of the forms in which other programs and people write them: label tracks, lists of times,
/// tables, subtitles, chapters, CUE sheets, TextGrids, ELAN, RTTM.
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
    let labels = try Self.read(source)
    if let (_, label) = zip(labels, labels.dropFirst()).first(where: { $1.start < $0.start }) {
      throw MarksError(.backwards(label.text), line: label.line)
    }
    guard !labels.isEmpty else { throw MarksError(.none) }
    self.labels = labels
  }

  /// Reads the bytes of a file, which may be a TextGrid saved as binary.
  ///
  /// - Throws: ``MarksError``.
  public init(decoding data: Data) throws(MarksError) {
    if let text = try BinaryTextGrid.text(Array(data)) {
      try self.init(SourceText(text))
    } else {
      try self.init(SourceText(decoding: data))
    }
  }

  private static func read(_ source: SourceText) throws(MarksError) -> [Label] {
    let (text, lines) = (source.text, source.lines)
    if TextGridReader.recognises(text) { return try TextGridReader.labels(text) }
    if WebVTTReader.recognises(lines) { return try WebVTTReader.labels(lines) }
    if text.hasPrefix(FFMetadataReader.signature) { return try FFMetadataReader.labels(lines) }
    if ChapterJSON.recognises(text) { return try ChapterJSON.labels(text) }
    if ELANReader.recognises(text) { return try ELANReader.labels(text) }
    if CueSheet.recognises(lines) { return try CueSheet.labels(lines) }
    if OGMChapters.recognises(lines) { return try OGMChapters.labels(lines) }
    if SpeakerTurns.recognises(lines) { return try SpeakerTurns.labels(lines) }
    if let table = LabelTable(lines) { return try table.labels(lines) }
    return try LabelLines.labels(lines)
  }

  /// A place in a recording, such as `6:10` or `370s`, in seconds.
  public static func position(_ text: String) -> Double? {
    LabelTime.clock(text) ?? CommandTime.duration(text)?.seconds
  }
}
