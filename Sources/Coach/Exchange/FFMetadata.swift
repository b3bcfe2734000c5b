/// ffmpeg's metadata files with chapters (ffmpeg documentation, "Metadata").
enum FFMetadata {
  /// Times are frames, so that nothing is rounded.
  static func render(_ spans: [Annotation.Span], _ annotation: Annotation) -> String {
    func frame(_ seconds: Double) -> Int { Int((seconds * Double(annotation.rate)).rounded()) }
    let title = annotation.title.isEmpty ? [] : ["title=" + escaped(annotation.title)]
    let chapters = spans.flatMap { span in
      [
        "[CHAPTER]", "TIMEBASE=1/\(annotation.rate)", "START=\(frame(span.start))",
        "END=\(frame(span.end))", "title=" + escaped(span.text),
      ]
    }
    return ([FFMetadataReader.signature] + title + chapters).map { $0 + "\n" }.joined()
  }

  /// `=`, `;`, `#`, `\` and line ends are escaped by a backslash.
  private static func escaped(_ text: String) -> String {
    String(text.singleLine.flatMap { "=;#\\".contains($0) ? ["\\", $0] : [$0] })
  }
}
