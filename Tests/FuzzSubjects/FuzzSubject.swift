import AudioCore
import Coach
import FoundationEssentials
public import TestSupport

/// What the program reads, each with everything that is made from it.
public enum FuzzSubject: String, CaseIterable, Sendable {
  /// Notes: phases, variants, questions and the answers' documents.
  case plan
  /// Marks: label tracks, TextGrids, WebVTT.
  case labels
  /// The journal of a take, and the report of what it says.
  case journal
  /// The stored times of a take, and the history that they make.
  case times
  /// A sound file, its cue points, and the report of both.
  case sound
  /// The audio of a take that was cut off, as `coach recover` completes it.
  case recovery

  /// Reads an input and returns what is wrong with what came of it; an input that is refused is fine.
  ///
  /// - Parameter folder: where inputs lie that are read as files.
  public func complaint(about bytes: [UInt8], in folder: TemporaryFolder) throws -> String? {
    let data = Data(bytes)
    switch self {
    case .plan: return Self.plan(data)
    case .labels: return try Self.labels(data)
    case .journal: return try Self.journal(data)
    case .times: return Self.times(data)
    case .sound: return try Self.sound(try folder.write(bytes, to: "a.sound"), bytes.count)
    case .recovery: return try Self.recovery(try folder.write(bytes, to: "a.wav"))
    }
  }

  private static func plan(_ data: Data) -> String? {
    guard let document = try? PlanDocument(decoding: data) else { return nil }
    for variant in document.plan.variants {
      let plan = document.plan.applying(variant)
      guard plan.phases.count <= document.plan.phases.count else {
        return "a variant with more phases than the plan"
      }
    }
    let framework = document.frameworks.first ?? .star
    for question in document.questions.prefix(20) {
      let answer = AnswerDocument(question, framework: framework).text
      guard let plan = try? PlanDocument(decoding: Data(answer.utf8)).plan,
        plan.phases.count == framework.parts.count
      else { return "an answer whose own document is not understood: \(answer.debugDescription)" }
    }
    return controlCharacter(in: TextPlan.render(document, file: "notes.md"))
  }

  private static func labels(_ data: Data) throws -> String? {
    guard let file = try? LabelFile(SourceText(decoding: data)),
      let track = try? MarkTrack(file, rate: contour.rate, frames: contour.frames)
    else { return nil }
    return try complaint(about: track, contour, .labels)
  }

  private static func journal(_ data: Data) throws -> String? {
    guard let journal = Journal(decoding: data) else { return nil }
    // As a take is read.
    let slot = journal.start.slot_s.map { Duration.seconds($0) }
    var plan = notes.plan.withSlot(slot)
    if let wanted = journal.start.variant, let variant = notes.plan.variant(named: wanted) {
      plan = notes.plan.applying(variant).withSlot(slot)
    }
    if let positions = journal.start.only_phases { plan = plan.selecting(positions).withSlot(slot) }
    guard !plan.phases.isEmpty else { return nil }
    let outline = Outline(plan).asked(journal.rehearsal(phaseCount: plan.phases.count).asked)
    let timeline = journal.timeline(frames: contour.frames, phaseCount: plan.phases.count)
    _ = timeline.cues(for: outline, rate: journal.measuredRate ?? journal.start.sample_rate_hz)
    _ = try JSONText.encode(
      TakeRecord(
        start: journal.start, measuredRate: journal.measuredRate, timeline: timeline,
        outline: outline, reason: journal.reason ?? .cut_off, ringHighWater: 0))
    return try complaint(
      about: timeline, outline, contour, .take, endsAt: journal.start.ends_at_s)
  }

  private static func times(_ data: Data) -> String? {
    guard let times = TakeTimes(decoding: data) else { return nil }
    let takes = [1, 2].map { StoredTake(name: "2026-11-0\($0)T10-00-00-notes", times: times) }
    let history = History(of: notes.plan, takes: takes)
    let comparison = TakeComparison(takes[0], takes[1], basis: .speaking)
    var texts = [
      TextHistory.render(history), CSVHistory.render(history), TextComparison.render(comparison),
    ]
    // The same answer many times over, of a question that the take may name.
    let asked = "# Q\n### \(times.drill?.question ?? "Why?")\n### What else?\n"
    if let bank = try? PlanDocument(decoding: Data(asked.utf8)),
      let today = CalendarDay("2026-11-26")
    {
      let many = (0..<60).flatMap { _ in takes }
      let schedule = QuestionSchedule(bank.questions, takes: many, today: today)
      texts.append(TextSchedule.render(schedule.ordered(.scheduled), isGrouped: true))
    }
    _ = HistoryPage.render(history)
    return texts.lazy.compactMap(controlCharacter).first
  }

  private static func sound(_ path: String, _ size: Int) throws -> String? {
    guard var reader = try? SoundFileReader(path: path) else { return nil }
    var builder = ContourBuilder(rate: reader.rate)
    var samples = [Int16](repeating: 0, count: 1 << 14)
    while true {
      var span = samples.mutableSpan
      let count = reader.read(into: &span)
      if count == 0 { break }
      builder.process(samples.span.extracting(first: count))
      // No codec packs more than this into a byte; a file's own word is not believed.
      guard builder.contour.frames <= 2000 * size else { return "more audio than it can hold" }
    }
    builder.finish()
    let contour = builder.contour
    guard let track = try? MarkTrack(cues: reader.cues, rate: contour.rate, frames: contour.frames)
    else { return nil }
    return try complaint(about: track, contour, .cue)
  }

  private static func recovery(_ path: String) throws -> String? {
    guard let completion = try? WaveCompletion(path: path) else { return nil }
    let frames = completion.frames
    let cues = [CuePoint(frame: 0, name: "1 WHY"), CuePoint(frame: frames / 2, name: "2 WHAT")]
    try completion.complete(naming: cues)
    guard let again = try? WaveCompletion(path: path) else { return "no take any more" }
    guard again.frames == frames else { return "\(frames) frames became \(again.frames)" }
    return nil
  }

  private static func complaint(
    about track: MarkTrack, _ contour: Contour, _ source: Report.MarksSource
  ) throws -> String? {
    let outline = track.outline(slot: nil)
    guard let timeline = try? track.timeline(for: outline) else { return nil }
    return try complaint(about: timeline, outline, contour, source)
  }

  /// The report in every form: times that add up, text without control characters.
  private static func complaint(
    about timeline: Timeline, _ outline: Outline, _ contour: Contour, _ source: Report.MarksSource,
    endsAt: Double? = nil
  ) throws -> String? {
    let summary = RecordingSummary(contour, channels: 1)
    let builder = ReportBuilder(
      contour: contour, summary: summary, timeline: timeline, outline: outline, source: source,
      endsAt: endsAt)
    for phase in builder.timings.phases {
      let parts = [phase.speech, phase.pauseFrames, phase.stallFrames, phase.gapFrames]
      guard parts.allSatisfy({ $0 >= 0 }), parts.reduce(0, +) == phase.elapsed else {
        return "times that do not add up: \(phase)"
      }
    }
    let report = builder.report(file: "talk.wav")
    let annotation = Annotation(report)
    _ = HTMLReport(report, levels: builder.levels(), audio: "talk.wav").render()
    _ = try JSONText.encode(report)
    let texts =
      [TextReport.render(report), MarkdownReport.render(report), CSVReport.rows(report)]
      + ExchangeFormat.allCases.map { $0.render(annotation, Annotation.Layer.allCases) }
    return texts.lazy.compactMap(controlCharacter).first
  }

  /// The first character that a terminal could take for a command, with what stands before it.
  private static func controlCharacter(in text: String) -> String? {
    let allowed: Set<Unicode.Scalar> = ["\n", "\t", "\r"]
    guard
      let place = text.unicodeScalars.firstIndex(where: {
        $0.properties.generalCategory == .control && !allowed.contains($0)
      })
    else { return nil }
    return "a control character after \(text[..<place].suffix(60).debugDescription)"
  }

  /// Half a minute of speech, to which marks and journals belong.
  private static let contour: Contour = {
    var sound = SyntheticSpeech(rate: 8000, seed: 74)
    for pause in [0.3, 0.8, 3.5, 0.5, 1.2, 0.4] {
      sound.speak(3)
      sound.silence(pause)
    }
    var builder = ContourBuilder(rate: sound.rate)
    builder.process(sound.samples.span)
    builder.finish()
    return builder.contour
  }()

  private static let notes = PlanDocument.sample
}

extension PlanDocument {
  fileprivate static let sample: PlanDocument = {
    let text = "# T\n## PHASE 1: WHY (1 min)\n## PHASE 2: WHAT (1 min)\n## PHASE 3: HOW (1 min)\n"
    guard let document = try? PlanDocument(decoding: Data(text.utf8)) else {
      fatalError("the sample plan is not understood")
    }
    return document
  }()
}
