import AudioCore
import TestSupport
import Testing

@testable import Coach

@Suite("Phases of a recording without marks")
struct AlignmentTests {
  private static let rate = 100  // a frame is 10 ms, so that the numbers can be read

  /// A rehearsal on a known time line: sentences with pauses, and where the phases begin.
  private struct Told {
    var stretches: [SpokenStretch] = []
    var starts: [Int?] = []
    let agenda: Agenda

    /// - Parameters:
    ///   - minutes: what the phases are planned for, and how long they take in the end.
    ///   - pause: the pauses inside of phases, in seconds.
    ///   - between: those between phases.
    init(
      _ phases: [(planned: ClosedRange<Double>, taken: Double)], seed: UInt64,
      pause: ClosedRange<Double> = 0.3...1.2, between: ClosedRange<Double> = 0.8...3
    ) {
      var generator = SeededGenerator(seed: seed)
      func frames(_ range: ClosedRange<Double>) -> Int {
        Int(Double.random(in: range, using: &generator) * Double(AlignmentTests.rate))
      }
      agenda = AlignmentTests.agenda(phases.map(\.planned))
      var frame = 150
      for phase in phases {
        guard phase.taken > 0 else {
          starts.append(nil)
          continue
        }
        starts.append(frame)
        let until = frame + Int(phase.taken * 60 * Double(AlignmentTests.rate))
        while frame < until {
          let end = frame + frames(2...6)
          stretches.append(SpokenStretch(frames: frame..<end))
          frame = end + frames(pause)
        }
        frame = (stretches.last?.frames.upperBound ?? 0) + frames(between)
      }
    }

    func aligned(_ hints: AlignmentHints = AlignmentHints()) throws -> Alignment {
      try #require(
        Aligner(agenda: agenda, hints: hints).align(stretches, rate: AlignmentTests.rate))
    }

    func hints(pins: [String] = [], skipped: [String] = []) throws(HintError) -> AlignmentHints {
      try AlignmentHints(
        pins: pins, skipped: skipped, agenda: agenda,
        frames: (stretches.last?.frames.upperBound ?? 0) + 100, rate: AlignmentTests.rate)
    }
  }

  private static func agenda(_ minutes: [ClosedRange<Double>]) -> Agenda {
    Agenda(
      Plan(
        title: "", slot: nil,
        phases: minutes.enumerated().map { index, minutes in
          Phase(
            number: index + 1, name: "Part \(index + 1)", line: index + 1,
            budget: Budget(
              minimum: .seconds(minutes.lowerBound * 60),
              maximum: .seconds(minutes.upperBound * 60)), cues: [])
        }))
  }

  /// Phases of 1-1.5 minutes that take a part of it or more.
  private static func phases(
    _ taken: [Double]
  ) -> [(planned: ClosedRange<Double>, taken: Double)] { taken.map { (1...1.5, $0 * 1.25) } }

  /// How far off the told phases are, in seconds.
  private static func errors(_ alignment: Alignment, _ told: Told) -> [Double] {
    zip(alignment.starts, told.starts).compactMap { found, start in
      start.map { start in
        abs(Double((found.place?.frame ?? .max / 2) - start)) / Double(rate)
      }
    }
  }

  @Test func `that are somewhere are not called skipped because nobody knows where`() {
    let count = 100
    var begins = Array(repeating: [Double](repeating: 0, count: count), count: 3)
    begins[0][0] = 1
    for place in 10..<70 { begins[1][place] = 0.7 / 60 }
    begins[2][80] = 0.9
    let seconds = (0..<count).map { Double($0) * 5 }
    #expect(PlaceChoice(begins, seconds: seconds).places[1] != nil)
    // Where a skip is as probable as all places together, it is one.
    for place in 10..<70 { begins[1][place] = 0.5 / 60 }
    #expect(PlaceChoice(begins, seconds: seconds).places == [0, nil, 80])
  }

  @Test func `begin behind pauses that are longer, off their budgets by a third`() throws {
    var errors: [Double] = []
    for seed in 1...6 {
      let told = Told(
        Self.phases([1.3, 0.7, 1, 0.8, 1.2, 1]), seed: UInt64(seed), pause: 0.3...0.9,
        between: 1.2...3)
      errors += Self.errors(try told.aligned(), told)
    }
    #expect(errors.count == 36)
    #expect(errors.count { $0 <= 0.05 } >= 33)
  }

  @Test func `are guessed better than in proportion where the pauses overlap`() throws {
    var (errors, split) = ([Double](), [Double]())
    for seed in 1...8 {
      let told = Told(Self.phases([1.4, 0.7, 0.8, 1.3, 1, 1.5, 0.8]), seed: UInt64(seed))
      errors += Self.errors(try told.aligned(), told).dropFirst()
      let end = told.stretches.last?.frames.upperBound ?? 0
      for (index, start) in told.starts.enumerated().dropFirst() {
        split.append(abs(Double(150 + index * (end - 150) / 7 - (start ?? 0))) / Double(Self.rate))
      }
    }
    let hits = errors.count { $0 <= 2 }
    #expect(hits >= errors.count / 2)
    #expect(split.count { $0 <= 2 } * 4 < hits)
  }

  @Test func `ascend, begin with the first speech and are the same every time`() throws {
    var generator = SeededGenerator(seed: 9)
    for seed in 1...20 {
      let taken = (0..<6).map { _ in Double.random(in: 0.4...1.8, using: &generator) }
      let told = Told(Self.phases(taken), seed: UInt64(seed))
      let alignment = try told.aligned()
      let frames = alignment.starts.compactMap(\.place?.frame)
      #expect(frames == Set(frames).sorted())
      #expect(frames.first == told.stretches.first?.frames.lowerBound)
      #expect(try told.aligned() == alignment)
      for start in alignment.starts {
        #expect((0...1).contains(start.place?.confidence ?? 0))
        #expect((0...1).contains(start.skipConfidence))
        let (place, second) = (start.place, start.secondBest)
        if let place, let second { #expect(abs(second.frame - place.frame) > 2 * Self.rate) }
      }
    }
  }

  @Test func `lie in proportion to the budgets where all pauses are alike`() throws {
    let told = Told(
      [(2...2, 2), (1...1, 1), (3...3, 3), (2...2, 2)], seed: 4, pause: 0.5...0.5,
      between: 0.5...0.5)
    let errors = Self.errors(try told.aligned(), told)
    #expect((errors.max() ?? .infinity) <= 20)
  }

  @Test func `obey a pin, to the frame`() throws {
    let told = Told(Self.phases([1, 1.2, 0.8, 1.1, 1]), seed: 5)
    for time in ["1:00", "2:07.3", "4:59"] {
      let alignment = try told.aligned(told.hints(pins: ["3=\(time)"]))
      let seconds = try #require(LabelFile.position(time))
      #expect(alignment.starts[2].place?.frame == Int((seconds * Double(Self.rate)).rounded()))
      #expect(alignment.starts[2].isGiven)
      #expect(alignment.starts[2].place.map { $0.confidence > 0.999 } == true)
      let frames = alignment.starts.compactMap(\.place?.frame)
      #expect(frames == frames.sorted())
    }
  }

  @Test func `come nearer with every hint`() throws {
    var (without, with) = ([Double](), [Double]())
    for seed in 1...10 {
      let told = Told(
        Self.phases([1.6, 0.6, 1.5, 1.4, 0.6, 0.7, 1.5]), seed: UInt64(seed), pause: 0.3...1.5,
        between: 0.5...2)
      without += Self.errors(try told.aligned(), told)
      let start = try #require(told.starts[3])
      let pin = "4=\(Double(start) / Double(Self.rate))s"
      with += Self.errors(try told.aligned(told.hints(pins: [pin])), told)
    }
    #expect(with.reduce(0, +) < without.reduce(0, +))
    #expect(with.count { $0 <= 2 } > without.count { $0 <= 2 })
  }

  @Test func `that a hint calls skipped have no place`() throws {
    let told = Told(Self.phases([1, 1.2, 0, 0.9, 1]), seed: 6, between: 1.5...3)
    let alignment = try told.aligned(told.hints(skipped: ["3"]))
    #expect(alignment.starts[2].place == nil)
    #expect(alignment.starts[2].isGiven)
    #expect(Self.errors(alignment, told).allSatisfy { $0 <= 0.05 })
    let timeline = alignment.timeline(frames: 100_000)
    #expect(
      timeline.marks.map(\.activity) == [0, 1, 3, 4].map { Activity.phase($0) })
  }

  @Test func `that were never reached have no place`() throws {
    let told = Told(
      Self.phases([1, 1, 1.1, 0, 0, 0, 0, 0]), seed: 7, between: 1.5...3)
    let alignment = try told.aligned()
    #expect(alignment.starts.map { $0.place != nil } == told.starts.map { $0 != nil })
  }

  @Test func `are found whatever the hints, the recording and the plan`() throws {
    let one = SpokenStretch(frames: 100..<200)
    let agenda = Self.agenda([1...2, 2...3, 0.5...0.5])
    let alone = try #require(Aligner(agenda: agenda).align([one], rate: Self.rate))
    #expect(alone.starts[0].place?.frame == 100)
    #expect(Aligner(agenda: agenda).align([], rate: Self.rate) == nil)
    let told = Told(Self.phases([1, 1, 1, 1]), seed: 8)
    // Pins before the first speech, one frame apart, and behind the last.
    for pins in [["2=0:00.5"], ["1=0:00", "2=0:00.1"], ["2=1:00", "3=1:00.01", "4=1:00.02"]] {
      let alignment = try told.aligned(told.hints(pins: pins))
      let frames = alignment.starts.compactMap(\.place?.frame)
      #expect(frames == frames.sorted())
      #expect(alignment.starts.allSatisfy { $0.place.map { $0.confidence.isFinite } ?? true })
    }
    let many = Agenda(labels: (1...40).map { "p\($0)" })
    #expect(Aligner(agenda: many).align(told.stretches, rate: Self.rate) != nil)
  }

  private static let known = (1...3).map { "\($0) Part \($0)" }

  @Test(arguments: [
    (["3"], [], HintError(.unreadablePin("3"))),
    (["3=soon"], [], HintError(.unreadablePin("3=soon"))),
    (["3=soon"], [], HintError(.unreadablePin("3=soon"))),
    (["9=1:00"], [], HintError(.phase(.init(.unknown("9"), known: known)))),
    (["=1:00"], [], HintError(.phase(.init(.unknown(""), known: known)))),
    (["phase=1:00"], [], HintError(.phase(.init(.unknown("phase"), known: known)))),
    ([], ["Elsewhere"], HintError(.phase(.init(.unknown("Elsewhere"), known: known)))),
    (["2=59:00"], [], HintError(.beyondTheEnd("2=59:00", end: "3:03"))),
    (["2=1:00", "Part 2=2:00"], [], HintError(.pinnedTwice("2 Part 2"))),
    (["2=2:00", "3=1:00"], [], HintError(.backwards("3 Part 3", before: "2 Part 2"))),
    (["2=2:00"], ["1,2"], HintError(.pinnedAndSkipped("2 Part 2"))),
    ([], ["1,2", "3"], HintError(.allSkipped)),
  ])
  func `are not sought with hints that do not fit`(
    pins: [String], skipped: [String], error: HintError
  ) {
    #expect(throws: error) {
      try AlignmentHints(
        pins: pins, skipped: skipped, agenda: Self.agenda([1...1, 1...1, 1...1]), frames: 18_300,
        rate: Self.rate)
    }
  }
}
