/// Audacity's label tracks: `start<TAB>end<TAB>text`, in seconds with six decimals (Audacity manual,
/// "Importing and Exporting Labels").
public enum LabelTrack {
  /// A line a stretch.
  public static func render(_ spans: [Annotation.Span]) -> String {
    spans.map { span in
      let times = [span.start, span.end].map { TimeText.decimal($0, places: 6) }
      return (times + [span.text.singleLine]).joined(separator: "\t") + "\n"
    }.joined()
  }
}
