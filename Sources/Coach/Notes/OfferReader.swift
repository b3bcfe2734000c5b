internal import CommonMark

/// Finds what the author offers an interviewer to hear more of: the alternatives in the brackets of a
/// question, such as `I can go deeper into [the data / the team]: what would help?`.
enum OfferReader {
  /// The alternatives in their order, each once.
  static func read(_ blocks: [MarkdownBlock]) -> [String] {
    var offers: [String] = []
    var known: Set<String> = []
    for block in blocks
    where block.kind == .paragraph && block.text.utf8.contains(UInt8(ascii: "[")) {
      for line in block.text.split(separator: "\n") {
        offers += alternatives(line).filter { known.insert($0).inserted }
      }
    }
    return offers
  }

  /// The alternatives in the brackets of a line that asks something.
  private static func alternatives(_ line: Substring) -> [String] {
    guard let open = line.firstIndex(of: "["), let close = line[open...].firstIndex(of: "]"),
      line[close...].contains("?")
    else { return [] }
    let pieces = line[line.index(after: open)..<close].split(separator: "/").map(\.trimmed)
    let isOffer = pieces.count >= 2 && pieces.allSatisfy { $0.contains(where: \.isLetter) }
    return isOffer ? pieces : []
  }
}
