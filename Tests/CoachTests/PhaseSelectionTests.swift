import Testing

@testable import Coach

@Suite("Which phases a person means")
struct PhaseSelectionTests {
  private static func selection(_ names: [String], numbered: Bool) -> PhaseSelection {
    let phases = names.enumerated().map { index, name in
      Phase(
        number: numbered ? index + 1 : nil, name: name, line: 1,
        budget: Budget(single: .seconds(60)), cues: [])
    }
    return PhaseSelection(Plan(title: "T", slot: nil, phases: phases))
  }

  private static let names = ["WHY", "WHAT", "HOW", "TROUBLE", "RESULT - What changed"]

  @Test(
    arguments: [
      ("3", [2]), ("2-4", [1, 2, 3]), ("2–4", [1, 2, 3]), ("2 - 4", [1, 2, 3]), ("1,3", [0, 2]),
      ("3,1", [2, 0]), ("5,1-2", [4, 0, 1]), ("1,1-3", [0, 1, 2]), ("TROUBLE", [3]), ("trou", [3]),
      ("res", [4]), ("RESULT - What changed", [4]), ("result - wh", [4]), ("PHASE 3", [2]),
      ("phase 2 - 4", [1, 2, 3]), ("why-how", [0, 1, 2]), ("why,trou", [0, 3]), ("4-4", [3]),
      (" 3 ", [2]), ("how - res", [2, 3, 4]), ("what-trou,1", [1, 2, 3, 0]),
    ] as [(String, [Int])], [true, false])
  func `is read from numbers, ranges, lists and names`(
    example: (text: String, positions: [Int]), numbered: Bool
  ) throws {
    let selection = Self.selection(Self.names, numbered: numbered)
    #expect(try selection.positions(example.text) == example.positions)
  }

  @Test func `is read from labels as reports have them`() throws {
    let selection = Self.selection(Self.names, numbered: true)
    #expect(try selection.positions("4 TROUBLE") == [3])
    #expect(try selection.positions("3 ho") == [2])
  }

  @Test(arguments: [
    ("7", PhaseSelectionError.Reason.unknown("7")), ("0", .unknown("0")), ("", .unknown("")),
    ("dance", .unknown("dance")), ("1,", .unknown("")), ("2-9", .unknown("2-9")),
    ("4-2", .backwards("4-2")), ("w", .ambiguous("w")), ("wh", .ambiguous("wh")),
    ("1-", .unknown("1-")), ("-1", .unknown("-1")), ("1.5", .unknown("1.5")),
    ("phase", .unknown("phase")), ("9223372036854775808", .unknown("9223372036854775808")),
  ])
  func `is an error for anything else`(text: String, reason: PhaseSelectionError.Reason) {
    let selection = Self.selection(Self.names, numbered: true)
    let error = #expect(throws: PhaseSelectionError.self) { try selection.positions(text) }
    #expect(error?.reason == reason)
  }

  @Test func `is told with the names there are`() {
    let selection = Self.selection(Self.names, numbered: true)
    let error = #expect(throws: PhaseSelectionError.self) { try selection.positions("wh") }
    #expect(error?.remedy == "choose from 1 WHY, 2 WHAT")
  }

  @Test func `is one where one is wanted`() throws {
    let selection = Self.selection(Self.names, numbered: true)
    #expect(try selection.position("trou") == 3)
    for text in ["1,2", "1-3"] {
      let error = #expect(throws: PhaseSelectionError.self) { try selection.position(text) }
      #expect(error?.reason == .notOne(text))
    }
  }

  @Test func `a name wins over what it could mean otherwise`() throws {
    let names = ["2-4", "Q, A", "3", "Follow-up", "Follow"]
    let selection = Self.selection(names, numbered: true)
    for (position, name) in names.enumerated() {
      #expect(try selection.positions(name) == [position])
    }
    #expect(try selection.positions("follow-u") == [3])
  }

  @Test func `numbers are those of the headings, where these have some`() throws {
    let phases = [nil, 3, 7].map {
      Phase(number: $0, name: "P", line: 1, budget: Budget(single: .seconds(60)), cues: [])
    }
    let selection = PhaseSelection(Plan(title: "T", slot: nil, phases: phases))
    #expect(try selection.positions("3-7") == [1, 2])
    #expect(throws: PhaseSelectionError.self) { try selection.positions("1") }
  }
}
