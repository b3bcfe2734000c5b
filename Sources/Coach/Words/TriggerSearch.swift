internal import Glibc

/// Finds where the trigger words of a phase were said.
///
/// Nobody says them to the letter, and a recogniser mishears: those that half of their weight was heard of,
/// close together, count as said. A word weighs less the more often it is heard anyway.
struct TriggerSearch {
  /// Where the words of a trigger were heard, in seconds; nil where they were not.
  struct Finding: Equatable {
    /// In its phase.
    let inside: Double?
    /// In another phase, where not in its own.
    let outside: Double?
  }

  /// How many words a trigger may be stretched over besides its own.
  private static let between = 8
  /// How far before and behind its phase a trigger may be said, in seconds.
  private static let slack = 2.0
  /// The share of its weight that has to be heard, and of that of one that is looked for in other phases, where
  /// more is heard by chance.
  private static let (share, elsewhere) = (0.5, 0.75)
  /// Shorter beginnings of words are no abbreviations.
  private static let shortest = 3

  /// What was heard: each word's form, and two in a row as one.
  private struct Item {
    let form: String
    let position: Int
    let time: Double
  }

  private let items: [Item]
  private let end: Double

  init(_ words: [HeardWords.Word]) {
    var items: [Item] = []
    let forms = words.map { WordForms.forms($0.text) }
    for (position, word) in words.enumerated() {
      let own = forms[position] + WordForms.compounds(word.text)
      items += own.map { Item(form: $0, position: position, time: word.start) }
      guard position + 1 < words.count, let last = forms[position].last,
        let first = forms[position + 1].first, (last + first).count >= 2 * Self.shortest
      else { continue }
      items.append(Item(form: last + first, position: position, time: word.start))
    }
    self.items = items
    end = words.last?.end ?? 0
  }

  /// Where a trigger was said.
  ///
  /// - Parameter phase: the stretches of its phase, in seconds, ascending.
  func find(_ trigger: String, in phase: [ClosedRange<Double>]) -> Finding {
    let forms = Self.forms(trigger)
    guard !forms.isEmpty else { return Finding(inside: nil, outside: nil) }
    let stretches = phase.map { $0.lowerBound - Self.slack...$0.upperBound + Self.slack }
    var (inside, outside): ([Item], [Item]) = ([], [])
    for item in items {
      if stretches.contains(where: { $0.contains(item.time) }) {
        inside.append(item)
      } else {
        outside.append(item)
      }
    }
    let length = stretches.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    let others = max(1, end - length)
    let weights = forms.map { form in
      let elsewhere = outside.count { Self.isHeard(form, as: $0.form, isAlone: forms.count == 1) }
      return 1 / (1 + 2 * Double(elsewhere) * length / others)
    }
    let found = place(of: forms, weights, among: inside, share: Self.share)
    return Finding(
      inside: found,
      outside: found == nil
        ? place(
          of: forms, forms.map { _ in 1 }, among: outside, share: Self.elsewhere) : nil)
  }

  /// The words that tell something, or all where none does.
  private static func forms(_ trigger: String) -> [String] {
    let all = WordForms.forms(trigger)
    let telling = all.filter { !StopWords.contains($0) }
    return telling.isEmpty ? all : telling
  }

  /// Where enough of some words begin within a few; nil where they do not.
  private func place(
    of forms: [String], _ weights: [Double], among items: [Item], share: Double
  ) -> Double? {
    let whole = weights.reduce(0, +)
    // Which of the forms each item is, as bits.
    let hits = items.map { item in Self.hits(item.form, forms) }
    for (index, item) in items.enumerated() where hits[index] != 0 {
      var heard: UInt64 = 0
      for next in index..<items.count {
        guard items[next].position <= item.position + forms.count + Self.between else { break }
        heard |= hits[next]
      }
      let weight = forms.indices.reduce(0) { $0 + (heard >> UInt64($1) & 1 == 1 ? weights[$1] : 0) }
      if weight >= share * whole { return item.time }
    }
    return nil
  }

  /// The forms that a heard one is: one of them, or two in a row written as one.
  private static func hits(_ heard: String, _ forms: [String]) -> UInt64 {
    var bits: UInt64 = 0
    for index in forms.indices.prefix(64) {
      if isHeard(forms[index], as: heard, isAlone: forms.count == 1) { bits |= 1 << UInt64(index) }
      if index + 1 < min(64, forms.count), heard == forms[index] + forms[index + 1] {
        bits |= 3 << UInt64(index)
      }
    }
    return bits
  }

  /// Whether a word was heard, also where the notes abbreviate it: `org` for organisation.
  private static func isHeard(_ form: String, as heard: String, isAlone: Bool) -> Bool {
    WordForms.areAlike(form, heard)
      || !isAlone && form.count >= shortest && heard.count >= form.count + 2
        && heard.hasPrefix(form)
  }
}
