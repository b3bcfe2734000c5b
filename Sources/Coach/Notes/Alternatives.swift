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
    "wersja", "wariant", "verze", "skrócona", "zkrácená", "varianta", "версия", "вариант", "option",
    "opción", "opção", "opzione", "alternative",
    "alternativa", "model", "modell", "modelo", "modèle", "modello", "short", "long", "kurz",
    "lang",
    "full", "complete", "complet", "completa", "completo", "komplett", "vollständig",
    "lightning", "extended", "corta", "larga", "curta", "longa", "courte", "longue",
  ]

  /// Whether a name says that something is one of several versions.
  static func isVersion(_ name: String) -> Bool {
    // A model is built as often as it is one of several.
    LengthWords.words(name).contains { words.contains($0) && !$0.hasPrefix("mod") }
      || name.utf8.contains { $0 >= 0xE3 } && ["版", "버전"].contains { name.contains($0) }
  }

  private static let options: Set<String> = [
    "version", "variant", "variante", "versión", "versão", "versione", "fassung", "wersja", "verze",
    "версия", "вариант", "option", "opción", "opção", "opzione", "alternative", "alternativa",
  ]

  /// Whether a name says no more than that it is a version: "Short version", "Wersja skrócona".
  static func isOnlyVersion(_ name: String) -> Bool {
    let words = LengthWords.words(name)
    return (1...3).contains(words.count) && isVersion(name)
      && (options.contains(words[0]) || options.contains(words[words.count - 1]))
  }

  /// `Option A (30 min)`: one of several by the word that it begins with.
  private static func isOption(_ heading: String) -> Bool {
    LengthWords.words(heading).first.map(options.contains) ?? false
  }

  /// The talks of which one is told; none where all parts are told one after another.
  ///
  /// - Parameter slot: the time for all of it, in seconds, as far as it is known before.
  static func find(_ parts: [PartCandidate], slot: Double?, in notes: Notes) -> [Talk] {
    let named = named(parts, in: notes)
    if !named.isEmpty { return named }
    let repeated = repeated(parts, in: notes)
    return repeated.isEmpty ? filling(parts, slot: slot, in: notes) : repeated
  }

  /// Sections of timed headings each of which fills the slot, or all of which begin at zero.
  private static func filling(
    _ parts: [PartCandidate], slot: Double?, in notes: Notes
  ) -> [Talk] {
    guard let first = parts.first, notes.blocks[first.block].headingLevel != nil else { return [] }
    let holders = Set(parts.compactMap(\.parent))
    var sections: [Int: [Int]] = [:]
    for index in parts.indices where !parts[index].isTitle && !PartKind.isTotal(parts[index].name) {
      sections[section(of: index, parts, holders, notes), default: []].append(index)
    }
    let talks = sections.sorted { $0.key < $1.key }.map { heading, members in
      Talk(
        heading: heading, parts: members,
        length: length(members.filter { !holders.contains($0) }, parts))
    }
    guard (2...12).contains(talks.count), talks.allSatisfy({ $0.heading >= 0 }) else { return [] }
    if let slot, talks.allSatisfy({ $0.parts.count >= 2 && abs($0.length - slot) <= slot / 20 }) {
      return talks
    }
    let areFromZero = talks.allSatisfy { talk in
      talk.parts.count >= 3 && talk.length == 0 && beginsAtZero(parts[talk.parts[0]])
    }
    return areFromZero ? talks : []
  }

  /// The heading of the section that a part stands in: its outermost part with parts, or the heading above.
  ///
  /// - Parameter holders: the parts that hold others.
  private static func section(
    of index: Int, _ parts: [PartCandidate], _ holders: Set<Int>, _ notes: Notes
  ) -> Int {
    var root = index
    while let parent = parts[root].parent, !parts[parent].isTitle { root = parent }
    return holders.contains(root) ? parts[root].block : notes.parents[parts[root].block] ?? -1
  }

  /// Tables or lists, each under a heading of its own, that all begin at zero, or all begin and end as a talk
  /// and name the same parts: one for half a day and one for a whole, or one for each session.
  private static func repeated(_ parts: [PartCandidate], in notes: Notes) -> [Talk] {
    guard let first = parts.first, notes.blocks[first.block].headingLevel == nil else { return [] }
    var groups: [Int: [Int]] = [:]
    for index in parts.indices where parts[index].parent == nil {
      groups[parts[index].sequence, default: []].append(index)
    }
    let lists = groups.values.sorted { $0[0] < $1[0] }
    let headings = lists.compactMap { notes.headings[parts[$0[0]].block] }
    guard (2...12).contains(lists.count), lists.allSatisfy({ $0.count >= 3 }),
      Set(headings).count == lists.count,
      lists.allSatisfy({ beginsAtZero(parts[$0[0]]) }) || areAlike(lists, parts)
    else { return [] }
    return zip(lists, headings).map { list, heading in
      Talk(heading: heading, parts: list, length: length(list, parts))
    }
  }

  private static func beginsAtZero(_ part: PartCandidate) -> Bool {
    switch part.time?.value {
    case .point(let clock), .span(let clock, _): clock.seconds(inHours: false) == 0
    case .duration(let low?, _): low == 0
    default: false
    }
  }

  private static func areAlike(_ lists: [[Int]], _ parts: [PartCandidate]) -> Bool {
    let names = lists.map { $0.map { parts[$0].name } }
    guard
      names.allSatisfy({ names in
        names.prefix(2).contains { TalkWords.opening.found(in: $0) != nil }
          && names.suffix(2).contains { TalkWords.closing.found(in: $0) != nil }
      })
    else { return false }
    let first = Set(names[0])
    return names.dropFirst().allSatisfy { other in
      other.count(where: first.contains) * 5 >= min(other.count, first.count) * 3
    }
  }

  private static func length(_ indices: [Int], _ parts: [PartCandidate]) -> Double {
    indices.reduce(0.0) { sum, part in
      if case .duration(_, let high) = parts[part].time?.value { sum + high } else { sum }
    }
  }

  /// Headings that say that they are versions.
  private static func named(_ parts: [PartCandidate], in notes: Notes) -> [Talk] {
    let headings = notes.sections.filter {
      let text = notes.blocks[$0].text
      return LengthWords.words(text).contains(where: words.contains) || isVersion(text)
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
      if inside.isEmpty, own.count == 1,
        isOption(notes.blocks[heading].text) || isVersion(notes.blocks[heading].text)
      {
        talks.append(Talk(heading: heading, parts: own, length: length(own, parts)))
        continue
      }
      guard inside.count >= 2 else { continue }
      talks.append(
        Talk(heading: heading, parts: own + inside, length: length(inside, parts)))
    }
    // Parts beside them are told too, and then these are no whole talks.
    let isWhole = talks.reduce(0) { $0 + $1.parts.count } + (parts.first?.isTitle == true ? 1 : 0)
    return talks.count >= 2 && isWhole >= parts.count ? talks : []
  }

  /// The talk that is told: the one that fits the slot best, else the first that has parts.
  static func chosen(of talks: [Talk], slot: Double?) -> Talk? {
    guard let slot else { return talks.first { $0.parts.count > 1 } ?? talks.first }
    return talks.min { abs($0.length - slot) < abs($1.length - slot) }
  }
}
