/// Reads the annotations of ELAN documents (EAF, an XML format of the Max Planck Institute for Psycholinguistics).
///
/// Only what marks need of it: time slots, and the annotations of the tier of phases, or of the first that has any.
struct ELANReader {
  private struct Tier {
    let name: String
    var labels: [LabelFile.Label] = []
  }

  private var slots: [String: Double] = [:]
  private var tiers: [Tier] = []

  /// Whether a text is such a document.
  static func recognises(_ text: String) -> Bool {
    text.prefix(2000).contains("<ANNOTATION_DOCUMENT")
  }

  /// The annotations as labels, ascending.
  ///
  /// - Throws: ``MarksError`` when an annotation has no place.
  static func labels(_ text: String) throws(MarksError) -> [LabelFile.Label] {
    var reader = ELANReader()
    try reader.read(text)
    let tiers = reader.tiers
    let phases =
      tiers.first { $0.name.lowercased() == AnnotationLayer.phases.rawValue }
      ?? tiers.first { !$0.labels.isEmpty }
    return (phases?.labels ?? []).sorted { $0.start < $1.start }
  }

  private mutating func read(_ text: String) throws(MarksError) {
    var place: (start: Double, end: Double)?
    var line = 1
    for piece in text.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      defer { line += piece.count { $0 == "\n" } }
      let end = piece.firstIndex(of: ">") ?? piece.endIndex
      let tag = piece[..<end]
      if tag.hasPrefix("TIME_SLOT ") {
        guard let identifier = Self.attribute("TIME_SLOT_ID", tag),
          let value = Self.attribute("TIME_VALUE", tag).flatMap(Double.init)
        else { continue }
        slots[identifier] = value / 1000
      } else if tag.hasPrefix("TIER ") {
        tiers.append(Tier(name: Self.attribute("TIER_ID", tag) ?? ""))
      } else if tag.hasPrefix("ALIGNABLE_ANNOTATION ") {
        let ends = ["TIME_SLOT_REF1", "TIME_SLOT_REF2"].compactMap {
          Self.attribute($0, tag).flatMap { slots[$0] }
        }
        guard ends.count == 2, ends[0] >= 0, ends[1] < LabelFile.longest, ends[0] <= ends[1] else {
          throw MarksError(.unreadable("<\(tag)>"), line: line)
        }
        place = (ends[0], ends[1])
      } else if tag.hasPrefix("ANNOTATION_VALUE"), let found = place, !tiers.isEmpty {
        place = nil
        guard end < piece.endIndex else { continue }
        let text = Self.plain(piece[piece.index(after: end)...]).trimmed
        guard !text.isEmpty else { continue }
        tiers[tiers.count - 1].labels.append(
          LabelFile.Label(
            start: found.start, end: found.end > found.start ? found.end : nil, text: text,
            line: line))
      }
    }
  }

  private static func attribute(_ name: String, _ tag: Substring) -> String? {
    guard let range = tag.firstRange(of: " \(name)=\"") else { return nil }
    return plain(tag[range.upperBound...].prefix { $0 != "\"" })
  }

  private static func plain(_ text: Substring) -> String {
    var plain = String(text)
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ] { plain = plain.replacing(entity, with: character) }
    return plain
  }
}
