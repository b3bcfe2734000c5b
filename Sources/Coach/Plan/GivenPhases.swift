/// Phases that are given in one line in place of notes: `Intro 2m, Demo 5-6 min, Questions`.
public enum GivenPhases {
  /// The plan of such a line; a part without a time is open.
  ///
  /// A bare number at the end belongs to the name, as in "Part 2": nothing says what it counts.
  /// - Returns: nil where a name is missing.
  public static func plan(_ text: String) -> Plan? {
    let items = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    let phases = items.enumerated().compactMap { index, item in phase(item, number: index + 1) }
    guard phases.count == items.count else { return nil }
    return Plan(title: title, slot: nil, phases: phases)
  }

  /// The plan of somebody who gives none: all of it is one part, which only has to be timed.
  public static let none = Plan(
    title: title, slot: nil,
    phases: [Phase(number: nil, name: "Talk", line: 1, budget: nil, cues: [])])

  private static let title = "Rehearsal"

  private static func phase(_ item: String, number: Int) -> Phase? {
    let words = item.split(separator: " ")
    guard !words.isEmpty else { return nil }
    // "2 min" before "min".
    for count in [2, 1] where words.count > count {
      let time = words.suffix(count).joined(separator: " ")
      guard time.first?.isNumber == true, time.contains(where: { $0.isLetter || $0 == ":" }),
        let budget = CommandTime.band(time)
      else { continue }
      return phase(words.dropLast(count), number, budget)
    }
    return phase(words[...], number, nil)
  }

  private static func phase(
    _ words: ArraySlice<Substring>, _ number: Int, _ budget: Budget?
  ) -> Phase {
    Phase(
      number: number, name: words.joined(separator: " "), line: number, budget: budget, cues: [])
  }
}
