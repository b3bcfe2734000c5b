/// An annotation as comma-separated values (RFC 4180): a line a stretch.
enum AnnotationTable {
  static func render(_ annotation: Annotation, _ layers: [Annotation.Layer]) -> String {
    let rows = annotation.tiers.filter { layers.contains($0.layer) }.flatMap { tier in
      tier.spans.map { span in
        let times = [span.start, span.end].map { TimeText.decimal($0, places: 6) }
        return ([tier.layer.rawValue] + times + [CSVText.field(span.text)]).joined(separator: ",")
      }
    }
    return (["layer,start_s,end_s,text"] + rows).map { $0 + "\n" }.joined()
  }
}
