internal import CommonMark

/// Several talks in one document, of which only one is told: "10-minute version", "Option B".
enum Alternatives {
  /// One of them.
  struct Talk {
    /// The heading of it, as a position among the blocks.
    let heading: Int
    /// Its parts, as positions among all candidates, with the heading's own where it has a time.
    let parts: [Int]
    /// How long its parts are together, in seconds.
    let length: Double
  }

  private static let words: Set<String> = [
    "version", "versions", "variant", "variante", "versión", "versão", "versione", "fassung",
    "wersja", "verze", "версия", "вариант", "option", "opción", "opção", "opzione", "alternative",
    "alternativa", "model", "modell", "modelo", "modèle", "modello", "short", "long", "kurz",
    "lang",
    "lightning", "extended", "corta", "larga", "curta", "longa", "courte", "longue",
  ]

  /// The talks of which one is told; none where all parts are told one after another.
  static func find(_ parts: [PartCandidate], in notes: Notes) -> [Talk] {
    let headings = notes.sections.filter {
      LengthWords.words(notes.blocks[$0].text).contains(where: words.contains)
    }
    // More than a dozen are no talks.
    guard (2...12).contains(headings.count),
      let level = headings.map({ notes.blocks[$0].headingLevel ?? 7 }).min()
    else { return [] }
    var talks: [Talk] = []
    for heading in headings where notes.blocks[heading].headingLevel == level {
      let section = notes.section(of: heading, before: [])
      let inside = parts.indices.filter { section.contains(parts[$0].block) }
      let own = parts.indices.filter { parts[$0].block == heading }
      guard inside.count >= 2 else { continue }
      let length = inside.reduce(0.0) { sum, part in
        if case .duration(_, let high) = parts[part].time?.value { sum + high } else { sum }
      }
      talks.append(Talk(heading: heading, parts: own + inside, length: length))
    }
    // Parts beside them are told too, and then these are no whole talks.
    let isWhole = talks.reduce(0) { $0 + $1.parts.count } + (parts.first?.isTitle == true ? 1 : 0)
    return talks.count >= 2 && isWhole >= parts.count ? talks : []
  }

  /// The talk that is told: the one that fits the slot best, else the first.
  static func chosen(of talks: [Talk], slot: Double?) -> Talk? {
    guard let slot else { return talks.first }
    return talks.min { abs($0.length - slot) < abs($1.length - slot) }
  }
}
