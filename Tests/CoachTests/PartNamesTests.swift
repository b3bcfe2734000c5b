import TestSupport
import Testing

@testable import Coach

@Suite("Labels of other programs")
struct PartNamesTests {
  /// What a label names, told by comparing it with each part.
  private static func part(_ label: String, _ agenda: Agenda) -> Int? {
    func words(_ text: String) -> [String] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    let label = words(label)
    guard !label.isEmpty else { return nil }
    let names = agenda.parts.map { words($0.name) }
    let numbered = agenda.parts.map { part in
      (part.number.map { ["\($0)"] } ?? []) + words(part.name)
    }
    let plain = label.first == "phase" ? Array(label.dropFirst()) : label
    if let index = numbered.firstIndex(of: plain) ?? names.firstIndex(of: plain) { return index }
    if let number = plain.first.flatMap({ Int($0) }),
      let index = agenda.parts.firstIndex(where: { $0.number == number })
    {
      let rest = Array(plain.dropFirst())
      let isOwn = names[index].starts(with: rest) || rest.starts(with: names[index])
      return isOwn ? index : named(rest, names) ?? index
    }
    return named(plain, names)
  }

  private static func named(_ words: [String], _ names: [[String]]) -> Int? {
    guard !words.isEmpty else { return nil }
    return names.firstIndex(of: words)
      ?? names.firstIndex { !$0.isEmpty && ($0.starts(with: words) || words.starts(with: $0)) }
  }

  @Test func `give a name the right before a number that is not its own`() {
    let agenda = Agenda(labels: [])
    #expect(PartNames(agenda).part("2 WHY") == nil)
    let phases = ["WHY", "WHAT", "HOW"].enumerated().map {
      Phase(number: $0 + 1, name: $1, line: 1, budget: Budget(single: .seconds(60)), cues: [])
    }
    let names = PartNames(Agenda(Plan(title: "T", slot: nil, phases: phases)))
    #expect(names.part("2 WHY") == 0)
    #expect(names.part("2 WHAT next") == 1)
    #expect(names.part("2 something else") == 1)
    #expect(names.part("2") == 1)
  }

  @Test func `name the part that comparing with each part finds`() {
    var generator = SeededGenerator(seed: 74)
    func text(_ lengths: ClosedRange<Int>) -> String {
      let words = ["why", "WHAT", "how", "1", "2", "phase", "-", "Why", "3"]
      return (0..<Int.random(in: lengths, using: &generator))
        .map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }
    var found = 0
    for _ in 0..<2000 {
      let phases = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        Phase(
          number: Bool.random(using: &generator) ? Int.random(in: 1...4, using: &generator) : nil,
          name: text(0...3), line: 1, budget: Budget(single: .seconds(60)), cues: [])
      }
      let agenda = Agenda(Plan(title: "T", slot: nil, phases: phases))
      let names = PartNames(agenda)
      for _ in 0..<10 {
        let label = text(0...4)
        let part = Self.part(label, agenda)
        #expect(names.part(label) == part, "\(label) in \(agenda.parts.map(\.label))")
        found += part == nil ? 0 : 1
      }
    }
    #expect(found > 4000)
  }
}
