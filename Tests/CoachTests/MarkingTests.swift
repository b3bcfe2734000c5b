import AudioCore
import Foundation
import TestSupport
import Testing

@testable import Coach

@Suite("Marking by ear")
struct MarkingTests {
  private static let rate = 100  // a frame is 10 ms
  private static let frames = 60_000
  /// A pause every five seconds.
  private static let onsets = Array(stride(from: 200, to: 59_000, by: 500))

  /// Places that are always found, as (frame, confidence), the first is the best; hints win.
  private static func found(
    _ places: [[(Int, Double)]]
  ) -> @Sendable (AlignmentHints) -> Alignment? {
    { hints in
      Alignment(
        starts: places.enumerated().map { phase, places in
          if let pin = hints.pins[phase] {
            return start([Alignment.Place(frame: pin, confidence: 1)], isGiven: true)
          }
          let allowed = places.filter { hints.windows[phase]?.contains($0.0) != false }
          return start(
            hints.skipped.contains(phase)
              ? [] : allowed.map { Alignment.Place(frame: $0.0, confidence: $0.1) })
        })
    }
  }

  private static func start(_ places: [Alignment.Place], isGiven: Bool = false) -> Alignment.Start {
    Alignment.Start(
      place: places.first, others: Array(places.dropFirst()),
      skipConfidence: places.isEmpty ? 1 : 0, isGiven: isGiven, restsOn: [])
  }

  private static let usual: [[(Int, Double)]] = [
    [(200, 1)], [(10_200, 0.95)], [(20_200, 0.9)], [(30_200, 0.5), (31_200, 0.2), (27_200, 0.1)],
    [(40_200, 0.85)],
  ]

  private static func session(
    _ places: [[(Int, Double)]] = usual, given: [Int: Int] = [:],
    answers: [Int: MarkingSession.Reply] = [:], asksAll: Bool = false
  ) -> MarkingSession {
    MarkingSession(
      phaseCount: places.count, frames: frames, rate: rate, onsets: onsets, given: given,
      answers: answers, asksAll: asksAll, find: found(places))
  }

  private static func agenda(_ count: Int) -> Agenda {
    Agenda(
      Plan(
        title: "", slot: nil,
        phases: (1...count).map {
          Phase(
            number: $0, name: "PART \(["A", "B", "C", "D", "E"][$0 - 1])", line: $0,
            budget: Budget(single: .seconds(60)), cues: [])
        }))
  }

  @Test func `asks in the order of the talk, and not where the place and its neighbours are sure`()
  {
    var session = Self.session()
    // Phase 3 stands beside phase 4, which is not sure.
    #expect(session.question?.phase == 2)
    #expect(session.question?.frame == 20_200)
    #expect(session.openCount == 3)
    session.apply(.accept)
    #expect(session.question?.phase == 3)
    session.apply(.accept)
    // What is said of one makes the next sure.
    #expect(session.question == nil)
    #expect(session.beginnings.map(\.frame) == [200, 10_200, 20_200, 30_200, 40_200])
    #expect(
      session.beginnings.map(\.standing) == [.sure, .sure, .answered, .answered, .sure])
  }

  @Test func `asks about all where that is wanted`() {
    #expect(Self.session(asksAll: true).openCount == 5)
    #expect(Self.session(given: [0: 0, 1: 900, 3: 5000]).openCount == 4)
  }

  @Test func `another place is the next most probable one, and no place twice`() {
    var session = Self.session(answers: [2: .begins(20_200)])
    var heard: [Int] = []
    for _ in 0..<6 {
      if let frame = session.question?.frame { heard.append(frame) }
      let did1 = session.apply(.another)
      #expect(did1)
    }
    #expect(heard.prefix(3) == [30_200, 31_200, 27_200])
    #expect(Set(heard).count == 6)
    #expect(heard.allSatisfy { $0 > 20_200 })
  }

  @Test func `earlier and later come to every pause in a few steps`() {
    for truth in Self.onsets where truth > 20_200 {
      var session = Self.session(answers: [2: .begins(20_200)])
      var steps = 0
      while let frame = session.question?.frame, frame != truth, steps < 12 {
        let isMoved = session.apply(frame < truth ? .later : .earlier)
        #expect(isMoved)
        steps += 1
      }
      #expect(session.question?.frame == truth, "after \(steps) steps")
    }
  }

  @Test func `is told when no pause is left, and stays where it is`() {
    var session = Self.session(answers: [2: .begins(29_700), 4: .begins(30_700)])
    #expect(session.question?.frame == 30_200)
    let before = session.question
    let did2 = session.apply(.later)
    #expect(!did2)
    let did3 = session.apply(.earlier)
    #expect(!did3)
    #expect(session.question == before)
    // Between its neighbours it can still be put anywhere.
    let did4 = session.apply(.nudge(by: 0.1))
    #expect(did4)
    #expect(session.question?.frame == 30_210)
    let did5 = session.apply(.place(at: 400))
    #expect(!did5)
    let did6 = session.apply(.place(at: 305))
    #expect(did6)
    #expect(session.question?.frame == 30_500)
    let did7 = session.apply(.pause(by: -1))
    #expect(did7)
    #expect(session.question?.frame == 30_200)
  }

  @Test func `an undo takes anything back, as if it had not been said`() {
    var generator = SeededGenerator(seed: 5)
    let commands: [MarkingCommand] = [
      .accept, .another, .earlier, .later, .pause(by: 1), .pause(by: -1), .nudge(by: 0.1),
      .notSpoken, .skip, .place(at: 120),
    ]
    for _ in 0..<50 {
      var session = Self.session(asksAll: true)
      var states: [(MarkingSession.Question?, [MarkingSession.Beginning])] = []
      for _ in 0..<30 {
        states.append((session.question, session.beginnings))
        if !session.apply(commands.randomElement(using: &generator) ?? .skip) {
          states.removeLast()
        }
      }
      for (question, beginnings) in states.reversed() {
        let did8 = session.apply(.undo)
        #expect(did8)
        #expect(session.question == question)
        #expect(session.beginnings == beginnings)
      }
      let did9 = session.apply(.undo)
      #expect(!did9)
      #expect(!session.hasAnswers)
    }
  }

  @Test func `places ascend, whatever is said`() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<200 {
      var session = Self.session(asksAll: true)
      while session.question != nil {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: session.apply(.notSpoken)
        case 1: session.apply(.skip)
        case 2: session.apply(.place(at: Double.random(in: 0..<600, using: &generator)))
        case 3: session.apply(.later)
        case 4: session.apply(.earlier)
        default: session.apply(.accept)
        }
      }
      let said = (0..<5).compactMap { phase -> Int? in
        if case .begins(let frame) = session.answers[phase] { frame } else { nil }
      }
      #expect(said == Set(said).sorted())
    }
  }

  @Test func `finds with a real aligner what is said to be earlier or later`() throws {
    var stretches: [SpokenStretch] = []
    var frame = 150
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<90 {
      let end = frame + Int.random(in: 200...600, using: &generator)
      stretches.append(SpokenStretch(frames: frame..<end))
      frame = end + Int.random(in: 30...150, using: &generator)
    }
    let (told, agenda) = (stretches, Self.agenda(5))
    let truths = [0, 14, 37, 52, 80].map { told[$0].frames.lowerBound }
    var session = MarkingSession(
      phaseCount: 5, frames: frame, rate: Self.rate, onsets: told.map(\.frames.lowerBound),
      asksAll: true
    ) { Aligner(agenda: agenda, hints: $0).align(told, rate: Self.rate) }
    var plays = 0
    while let question = session.question, plays < 200 {
      plays += 1
      let truth = truths[question.phase]
      session.apply(question.frame == truth ? .accept : question.frame < truth ? .later : .earlier)
    }
    #expect(session.beginnings.map(\.frame) == truths)
    #expect(plays < 40)
  }

  @Test func `labels say what nobody has confirmed, and are read back as what is known`() throws {
    let agenda = Self.agenda(5)
    var session = Self.session()
    session.apply(.accept)
    let base = Timeline(frames: Self.frames, marks: [])
    let marked = MarkedTimeline(session, on: base, hasMarks: false)
    #expect(marked.estimated == [0, 1, 3, 4])
    let text = marked.labels(for: agenda, rate: Self.rate)
    #expect(text.contains("202.000000\t202.000000\t3 PART C\n"))
    #expect(text.contains("302.000000\t302.000000\t4 PART D (estimated)\n"))
    let track = try MarkTrack(
      LabelFile(SourceText(text)), rate: Self.rate, frames: Self.frames)
    #expect(track.hasEstimates)
    let hints = try track.hints(for: agenda)
    #expect(hints.pins == [2: 20_200])
    #expect(hints.skipped.isEmpty)
    #expect(try track.timeline(for: agenda).marks == marked.timeline.marks)
    session.apply(.notSpoken)
    let whole = MarkedTimeline(session, on: base, hasMarks: false)
    let done = try MarkTrack(
      LabelFile(SourceText(whole.labels(for: agenda, rate: Self.rate))), rate: Self.rate,
      frames: Self.frames)
    #expect(!done.hasEstimates)
    #expect(try done.hints(for: agenda).skipped == [3])
  }

  @Test func `moves a mark and leaves the others, holds and notes as they are`() {
    let base = Timeline(
      frames: Self.frames,
      marks: [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 10_000, activity: .phase(1)),
        Mark(frame: 15_000, activity: .held), Mark(frame: 16_000, activity: .phase(1)),
        Mark(frame: 20_000, activity: .phase(2)), Mark(frame: 50_000, activity: .ended),
      ], gaps: [100..<200], notes: [Timeline.Note(frame: 7)])
    var session = Self.session(given: [0: 0, 1: 10_000, 2: 20_000])
    #expect(session.question?.phase == 1)
    session.apply(.accept)
    session.apply(.place(at: 155))
    session.apply(.accept)
    let marked = MarkedTimeline(session, on: base, hasMarks: true).timeline
    // What resumes behind the new place belongs to the phase that is spoken there now.
    #expect(
      marked.marks == [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 10_000, activity: .phase(1)),
        Mark(frame: 15_000, activity: .held), Mark(frame: 15_500, activity: .phase(2)),
        Mark(frame: 16_000, activity: .phase(2)), Mark(frame: 50_000, activity: .ended),
      ])
    #expect(marked.lost == base.lost && marked.notes == base.notes)
    #expect(marked.keys == base.keys)
  }

  @Test func `a take of a marked recording has its time line`() {
    let lines: [[Mark]] = [
      [Mark(frame: 300, activity: .phase(0)), Mark(frame: 9000, activity: .phase(2))],
      [Mark(frame: 300, activity: .phase(1)), Mark(frame: 9000, activity: .phase(2))],
      [
        Mark(frame: 900, activity: .phase(1)), Mark(frame: 2000, activity: .held),
        Mark(frame: 3000, activity: .phase(1)), Mark(frame: 4000, activity: .interruption),
        Mark(frame: 5000, activity: .phase(0)), Mark(frame: 6000, activity: .held),
        Mark(frame: 7000, activity: .interruption), Mark(frame: 8000, activity: .phase(2)),
        Mark(frame: 9000, activity: .ended),
      ],
    ]
    for marks in lines {
      for speech in [200, 1000] {
        let timeline = Timeline(frames: 10_000, marks: marks)
        var rehearsal = Rehearsal(phaseCount: 3)
        for event in MarkedCourse.events(timeline, firstSpeech: speech) { rehearsal.apply(event) }
        let made = Timeline(frames: 10_000, marks: rehearsal.marks)
        let spoken = [speech..<9900]
        let clock = timeline.clock(speech: spoken)
        func phases(_ timeline: Timeline) -> [Timeline.Interval] {
          timeline.intervals(on: timeline.clock(speech: spoken)).filter {
            $0.frames.lowerBound >= clock.lowerBound
          }
        }
        #expect(phases(made) == timeline.intervals(on: clock))
      }
    }
  }

  @Test func `three seconds are played, with a moment of the pause`() {
    let speech = [0..<1000, 1700..<3000]
    let clip = MarkingClip(around: 1700, speech: speech, frames: 5000, rate: 100)
    #expect(clip.stretches == [900..<1010, 1665..<1855])
    #expect(clip.stretches.reduce(0) { $0 + $1.count } == 300)
    // Within speech all of it is one piece; at the ends of the recording there is less.
    #expect(
      MarkingClip(around: 2000, speech: speech, frames: 5000, rate: 100).stretches
        == [1890..<2155])
    #expect(MarkingClip(around: 0, speech: speech, frames: 5000, rate: 100).stretches == [0..<155])
    for place in stride(from: 0, to: 5000, by: 37) {
      for isLong in [false, true] {
        let stretches = MarkingClip(
          around: place, speech: speech, frames: 5000, rate: 100, isLong: isLong
        ).stretches
        #expect(stretches.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= 5000 })
        #expect(zip(stretches, stretches.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      }
    }
  }

  @Test func `corrections that cannot be are none`() throws {
    let agenda = Self.agenda(3)
    let marks = [Mark(frame: 0, activity: .phase(0)), Mark(frame: 70, activity: .held)]
    let text = try JSONText.encode(MarkCorrection(marks, agenda: agenda))
    #expect(MarkCorrection(decoding: Data(text.utf8), partCount: 3)?.all == marks)
    for spoilt in [
      text.replacing("\"schema\" : 1", with: "\"schema\" : 2"),
      text.replacing("\"phase\" : 0", with: "\"phase\" : 3"),
      text.replacing("\"frame\" : 0", with: "\"frame\" : 71"),
      text.replacing("(hold)", with: "(what)"), "{}", "",
    ] {
      #expect(MarkCorrection(decoding: Data(spoilt.utf8), partCount: 3) == nil)
    }
  }
}
