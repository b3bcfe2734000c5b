import FoundationEssentials
import TestSupport
import Testing

@testable import Coach

@Suite("History")
struct HistoryTests {
  private static let plan = MadeTakes.plan(
    [("WHY - The Problem", 20...30), ("WHAT", 20...30), ("HOW - It Works", 40...60)], slot: 115)

  private static func history(_ seconds: [[Double]], last: Int? = nil) -> History {
    let takes = seconds.enumerated().map {
      MadeTakes.take(plan, day: $0.offset + 1, seconds: $0.element)
    }
    return History(of: plan, takes: takes, last: last)
  }

  @Test func `tells the last time, the best in the band and the recent median of each phase`() {
    let history = Self.history([[40, 25, 50], [31, 28, 50], [26, 22, 70], [27, 19, 50]])
    let first = history.phases[0]
    #expect(first.points.map(\.seconds) == [40, 31, 26, 27])
    #expect(first.last == 27)
    // Nearest to the middle of the band, not the shortest.
    #expect(first.best == 26)
    #expect(history.phases[2].best == 50)
    // Of 40, 31, 26 and 27 the later ones weigh more than the first.
    #expect(first.median == 27)
    #expect(history.total.points.map(\.seconds) == [115, 109, 118, 96])
    #expect(history.total.budget?.maximum == .seconds(115))
  }

  @Test func `of one take has neither trend nor chance`() {
    let history = Self.history([[40, 25, 50]])
    #expect(history.phases[0].median == 40)
    #expect(history.phases[0].spread == 0)
    #expect(history.phases[0].best == nil)
    #expect(history.phases[0].trend.direction == .unknown)
    #expect(history.forecast == .failure(.tooFewTakes(1)))
  }

  @Test func `leaves drills and takes that broke off out of the medians`() {
    var takes = (1...3).map { MadeTakes.take(Self.plan, day: $0, seconds: [25, 25, 50]) }
    takes.append(MadeTakes.take(Self.plan, day: 4, seconds: [99, 99, 0], isPartial: true))
    // Broken off in the second phase, so that only the first is all there.
    takes.append(MadeTakes.take(Self.plan, day: 5, seconds: [26, 3, 0]))
    takes.append(MadeTakes.take(Self.plan, day: 6, seconds: [5, 5, 5], variant: "5-Minute"))
    let history = History(of: Self.plan, takes: takes)
    #expect(history.others == 1)
    #expect(history.phases[0].points.map(\.seconds) == [25, 25, 25, 26])
    #expect(history.phases[0].drills.map(\.seconds) == [99])
    #expect(history.phases[1].points.map(\.seconds) == [25, 25, 25])
    #expect(history.total.points.map(\.seconds) == [100, 100, 100])
    #expect(History(of: Self.plan, variant: "5-minute", takes: takes).entries.count == 1)
  }

  @Test func `looks at the latest takes only when asked`() {
    let history = Self.history([[99, 25, 50], [31, 28, 50], [26, 22, 70]], last: 2)
    #expect(history.phases[0].points.map(\.seconds) == [31, 26])
  }

  @Test func `puts the phases in the order of their need for practice`() {
    // The first always within; the second always over by the same; the third all over the place.
    let history = Self.history([[25, 50, 30], [25, 50, 90], [25, 50, 45], [25, 50, 85]])
    #expect(history.weakest == [2, 1, 0])
    // What was never told comes first, and what was broken off is not told.
    #expect(Self.history([[25, 25, 0], [25, 25, 0]]).weakest == [1, 2, 0])
  }

  @Test func `finds places at which the speaker stalls again and again`() {
    let places: [Double?] = [100, 104, nil, 96, 20, 99]
    let takes = places.enumerated().map { index, place in
      MadeTakes.take(
        Self.plan, day: index + 1, seconds: [25, 25, 120],
        stalls: place.map { [2: [(at: $0, length: 4 + Double(index))]] } ?? [:])
    }
    let history = History(of: Self.plan, takes: takes)
    let place = history.phases[2].stallPlaces
    #expect(place.count == 1)
    #expect(place.first?.takes == 4)
    #expect(place.first?.of == 6)
    #expect(place.first?.intoPhase == 99.5)
    #expect(history.phases[0].stallPlaces.isEmpty)
  }

  @Test func `adds up what was told apart before and leaves out what was told as one`() {
    let old = MadeTakes.plan([
      ("INITIAL TESTING - Averages", 20...30), ("EXPERIMENTS - Double Blind", 20...30),
      ("ROLLOUT AND IMPACT", 40...60), ("THANKS", 5...10),
    ])
    let new = MadeTakes.plan([
      ("THE QUESTION", 10...20), ("TESTING & EXPERIMENTS", 40...60), ("ROLLOUT", 20...30),
      ("IMPACT", 20...30), ("THANKS", 5...10),
    ])
    let take = MadeTakes.take(
      old, day: 1, seconds: [21, 22, 50, 6], stalls: [0: [(2, 3)], 1: [(5, 4)]])
    let history = History(of: new, takes: [take])
    #expect(history.phases.map { $0.points.map(\.seconds) } == [[], [43], [], [], [6]])
    #expect(history.entries[0].stalls(in: 1)?.map(\.into_phase_s) == [2, 29])
    let revisions = history.revisions
    #expect(revisions.map(\.isComparable) == [true, false, true])
    #expect(revisions[0].taken == ["1 INITIAL TESTING - Averages", "2 EXPERIMENTS - Double Blind"])
    #expect(revisions[1].planned == ["3 ROLLOUT", "4 IMPACT"])
    // Told as one is not told.
    #expect(history.weakest.prefix(3) == [0, 2, 3])
  }

  @Test func `knows a plan by its phases, not by its title`() {
    let other = MadeTakes.plan([("HARDWARE", 20...30), ("BUDGET", 20...30), ("TEAM", 20...30)])
    let takes = [
      MadeTakes.take(other, day: 1, seconds: [25, 25, 25]),
      MadeTakes.take(Self.plan, day: 2, seconds: [25, 25, 50]),
    ]
    let history = History(of: Self.plan, takes: takes)
    #expect(history.entries.map(\.take.name) == [takes[1].name])
    #expect(history.others == 1)
  }

  @Test func `is shown as text, for eyes and for ears, as JSON and as a table`() throws {
    let old = MadeTakes.plan([
      ("THE PROBLEM", 20...30), ("WHAT, \"exactly\"", 20...30), ("HOW - It Works", 40...60),
    ])
    var takes = [MadeTakes.take(old, day: 1, seconds: [44, 25, 70])]
    let later: [[Double]] = [[41, 26, 40], [36, 22, 75], [33, 28, 52], [29, 24, 66]]
    for (index, seconds) in later.enumerated() {
      takes.append(
        MadeTakes.take(
          Self.plan, day: index + 2, seconds: seconds,
          stalls: [2: [(at: 21 + Double(index), length: 4)]]))
    }
    takes.append(MadeTakes.take(Self.plan, day: 6, seconds: [28, 11, 0]))
    takes.append(MadeTakes.take(Self.plan, day: 7, seconds: [0, 0, 48], isPartial: true))
    takes.append(MadeTakes.take(Self.plan, day: 8, seconds: [28, 23, 55.5]))
    let history = History(of: Self.plan, takes: takes)
    let text = TextHistory.render(history)
    #expect(Golden.difference(text, from: "history.txt") == nil)
    for width in [20, 40, 80, 120, 200] {
      let text = TextHistory.render(history, TextLayout(width: width))
      let wide = text.split(separator: "\n").filter { CellWidth.of(String($0)) > width }
      #expect(wide.isEmpty)
      if width != 80, width != 20 {
        #expect(Golden.difference(text, from: "history-\(width).txt") == nil)
      }
    }
    let ascii = TextHistory.render(history, TextLayout(isUnicode: false))
    #expect(ascii.unicodeScalars.allSatisfy { $0.isASCII || $0 == "–" })
    let plain = TextHistory.render(history, plain: true)
    #expect(plain.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(Golden.difference(plain, from: "history-plain.txt") == nil)
    let json = try JSONText.encode(HistoryRecord(history)) + "\n"
    #expect(Golden.difference(json, from: "history.json") == nil)
    #expect(
      try JSONDecoder().decode(HistoryRecord.self, from: Data(json.utf8)) == HistoryRecord(history))
    #expect(Golden.difference(CSVHistory.render(history), from: "history.csv") == nil)
    let page = HistoryPage.render(history) { "takes/\($0)/report.html" }
    #expect(!page.contains("<script") && !page.contains("http"))
    #expect(page.contains("WHAT, &quot;exactly&quot;"))
    #expect(Golden.difference(page, from: "history.html") == nil)
    let empty = History(of: Self.plan, takes: [])
    #expect(TextHistory.render(empty) == "The sample\nNo takes of this plan yet.\n")
  }
}
