/// The file formats in which other programs take an annotation.
public enum ExchangeFormat: String, CaseIterable, Sendable {
  /// An Audacity label track.
  case labels
  /// A Praat TextGrid.
  case textgrid
  /// WebVTT, as chapters or captions.
  case vtt
  /// Comma-separated values.
  case csv
  /// Lines of `m:ss label`.
  case chapters
  /// Metadata for ffmpeg.
  case ffmetadata

  /// Whether it has room for stretches that lie over one another.
  public var takesLayers: Bool {
    switch self {
    case .labels, .textgrid, .csv: true
    case .vtt, .chapters, .ffmetadata: false
    }
  }

  /// The annotation's layers in this format, ended by a line end.
  ///
  /// Phases bring the gaps and the notes along where there is room, so that ``MarkTrack`` reads all of
  /// the time line back.
  public func render(_ annotation: Annotation, _ layers: [Annotation.Layer]) -> String {
    let layers = takesLayers && layers == [.phases] ? [.phases, .gaps, .notes] : layers
    let spans = annotation.spans(layers)
    return switch self {
    case .labels: LabelTrack.render(spans)
    case .textgrid: TextGrid.render(annotation, layers)
    case .vtt: WebVTT.render(spans)
    case .csv: AnnotationTable.render(annotation, layers)
    case .chapters: ChapterLines.render(spans)
    case .ffmetadata: FFMetadata.render(spans, annotation)
    }
  }
}

extension String {
  /// The text in one line, without characters that would end a field or a line.
  var singleLine: String {
    DisplayText.line(String(map { $0.isWhitespace ? " " : $0 })).trimmed
  }
}
