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
  /// The words of a recogniser, the phases that they find, and the report that says which were heard.
  case words
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
    case .plan: return try Self.plan(data)
    case .labels: return try Self.labels(data)
    case .words: return try Self.words(data)
    case .journal: return try Self.journal(data)
    case .times: return try Self.times(data)
    case .sound: return try Self.sound(try folder.write(bytes, to: "a.sound"), bytes.count)
    case .recovery: return try Self.recovery(try folder.write(bytes, to: "a.wav"))
    }
  }

  private static func plan(_ data: Data) throws -> String? {
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
    _ = try JSONText.encode(PlanRecord(document))
    let names = PhaseSelection(document.plan)
    for phase in document.plan.phases.prefix(20) {
      _ = try? names.positions(phase.name)
      _ = try? names.positions("\(phase.number ?? 0)-\(phase.name)")
    }
    return controlCharacter(in: TextPlan.render(document, file: "notes.md"))
  }

  private static func labels(_ data: Data) throws -> String? {
    guard let file = try? LabelFile(decoding: data),
      let track = try? MarkTrack(file, rate: contour.rate, frames: contour.frames)
    else { return nil }
    // Against a plan, and against the agenda that they make themselves.
    let agenda = Agenda(notes.plan)
    if let hints = try? track.hints(for: agenda), !track.hasEstimates || !hints.pins.isEmpty {
      guard hints.pins.keys.allSatisfy(agenda.parts.indices.contains),
        hints.skipped.isDisjoint(with: hints.pins.keys)
      else { return "hints that are none: \(hints)" }
      _ = Aligner(agenda: agenda, hints: hints).align(contour)
    }
    if let timeline = try? track.timeline(for: agenda),
      let complaint = try complaint(about: timeline, agenda, contour, .labels)
    {
      return complaint
    }
    return try complaint(about: track, contour, .labels)
  }

  private static func words(_ data: Data) throws -> String? {
    guard let transcript = try? Transcript(decoding: data) else { return nil }
    let text = try JSONText.encode(KeptTranscript(transcript, source: "talk.vtt"), onOneLine: true)
    guard (try? Transcript(decoding: Data(text.utf8))) != nil else {
      return "words that were kept are no words"
    }
    let heard = HeardWords(transcript, source: "talk.vtt", contour: contour)
    for (word, next) in zip(heard.words, heard.words.dropFirst())
    where !(word.start <= next.start && word.start <= word.end) {
      return "words that run backwards: \(word), \(next)"
    }
    let agenda = Agenda(notes.plan)
    let aligner = Aligner(agenda: agenda)
    guard let alignment = aligner.align(contour, evidence: heard.evidence(for: agenda, in: contour))
    else { return "no phases are found" }
    return try complaint(
      about: alignment.timeline(frames: contour.frames), agenda, contour, .aligned, heard: heard)
  }

  /// What `report`, `recover` and `history` make of a journal.
  private static func journal(_ data: Data) throws -> String? {
    guard let journal = Journal(decoding: data), let plan = Self.plan(of: journal.start) else {
      return nil
    }
    let rehearsal = journal.rehearsal(phaseCount: plan.phases.count)
    let agenda = Agenda(plan).asked(rehearsal.asked)
    let timeline = journal.timeline(frames: contour.frames, phaseCount: plan.phases.count)
    let record = TakeManifest(
      start: journal.start, measuredRate: journal.measuredRate, timeline: timeline,
      agenda: agenda, reason: journal.reason ?? .cut_off, ringHighWater: 0)
    _ = try JSONText.encode(record)
    let cues = timeline.cues(for: agenda, rate: contour.rate)
    _ = try MarkTrack(cues: cues, rate: contour.rate, frames: contour.frames)
      .timeline(for: agenda)
    if let complaint = try complaint(
      about: timeline, agenda, contour, .take, endsAt: journal.start.ends_at_s,
      startedAt: journal.start.started_at)
    {
      return complaint
    }
    let builder = ReportBuilder(
      contour: contour, summary: RecordingSummary(contour, channels: 1), timeline: timeline,
      agenda: agenda, source: .take, endsAt: journal.start.ends_at_s)
    let times = TakeTimes(
      builder.report(file: "a.wav"), plan: plan, variant: journal.start.variant,
      start: journal.start, source: TakeTimes.Source(audioBytes: 1, journalBytes: 1))
    let text = try JSONText.encode(times, onOneLine: true)
    guard TakeTimes(decoding: Data(text.utf8)) != nil else { return "own times are no times" }
    return try Self.times(Data(text.utf8))
  }

  /// The plan of a take, as it is when the take is read back; nil where that is refused.
  private static func plan(of start: JournalEntry.Start) -> Plan? {
    let slot = start.slot_s.map { Duration.seconds($0) }
    var plan = notes.plan
    if let variant = start.variant {
      guard let found = plan.variant(named: variant) else { return nil }
      plan = plan.applying(found)
    }
    if let positions = start.only_phases { plan = plan.selecting(positions) }
    plan = plan.withSlot(slot)
    return plan.phases.isEmpty ? nil : plan
  }

  /// What `history`, `diff` and `drill` make of the times of a take among others of the same.
  private static func times(_ data: Data) throws -> String? {
    guard let times = TakeTimes(decoding: data), !times.phases.isEmpty else { return nil }
    let takes = [sampleTimes, times, times, sampleTimes, times].enumerated().map {
      IndexedTake(name: "2026-11-0\($0 + 1)T10-00-00-notes", times: $1)
    }
    let question = times.drill?.question
    let plan = Plan(
      title: question ?? times.title, slot: times.slot_s.map { .seconds($0) },
      phases: times.phases.map {
        Phase(
          number: $0.number, name: $0.name, line: 1,
          budget: $0.budget.map {
            Budget(minimum: .seconds($0.min_s), maximum: .seconds($0.max_s))
          },
          cues: $0.cues)
      }, framework: question == nil ? nil : "STAR")
    var texts: [String] = []
    for basis in Verdict.Basis.allCases {
      let history = History(of: plan, variant: times.variant, takes: takes, basis: basis)
      let comparison = TakeComparison(takes[0], takes[1], basis: basis)
      texts += [
        TextHistory.render(history), TextHistory.render(history, plain: true),
        CSVHistory.render(history), TextComparison.render(comparison),
      ]
      _ = HistoryPage.render(history)
      _ = (history.weakest, history.evidence)
      _ = try JSONText.encode(HistoryRecord(history))
      _ = try JSONText.encode(ComparisonRecord(comparison))
    }
    if let question, let today = CalendarDay("2026-11-09T10:00:00Z") {
      let bank = PlanDocument(
        SourceText("# Questions\n## \(question)\n## And how?\n## Who else?\n"))
      let schedule = QuestionSchedule(bank.questions, takes: takes, today: today)
      texts += [TextSchedule.render(schedule.ordered(.scheduled))]
      _ = schedule.ordered(.weakest)
    }
    return texts.lazy.compactMap(controlCharacter).first
  }

  private static func sound(_ path: String, _ size: Int) throws -> String? {
    var options = ReadingOptions()
    // What other programs read is theirs to fuzz, and starting them takes long.
    options.usesPrograms = false
    guard let file = try? HeldFile(path), var reader = try? SoundFileReader(file, options) else {
      return nil
    }
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
    let agenda = track.agenda(slot: nil)
    guard let timeline = try? track.timeline(for: agenda) else { return nil }
    return try complaint(about: timeline, agenda, contour, source)
  }

  /// The report in every form: times that add up, text without control characters.
  private static func complaint(
    about timeline: Timeline, _ agenda: Agenda, _ contour: Contour, _ source: Report.MarksSource,
    endsAt: Double? = nil, startedAt: String? = nil, heard: HeardWords? = nil
  ) throws -> String? {
    let summary = RecordingSummary(contour, channels: 1)
    let builder = ReportBuilder(
      contour: contour, summary: summary, timeline: timeline, agenda: agenda, source: source,
      endsAt: endsAt, startedAt: startedAt, heard: heard)
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
  private static let sampleTimes = TakeTimes.sample
}

extension PlanDocument {
  fileprivate static let sample: PlanDocument = {
    let text = """
      # T
      ## PHASE 1: WHY (5-9 s)
      ## PHASE 2: WHAT (8 s)
      ## PHASE 3: HOW (1 min)
      5-Minute Version:
      - Phase 1
      - Phase 3

      """
    guard let document = try? PlanDocument(decoding: Data(text.utf8)) else {
      fatalError("the sample plan is not understood")
    }
    return document
  }()
}

extension TakeTimes {
  /// The times of a take in two parts.
  fileprivate static let sample: TakeTimes = {
    let text = """
      {"interruptions_s":3,"is_partial":false,"median_syllables_per_s":4.25,"phases":[{"budget":\
      {"max_s":5,"min_s":1},"cues":["x","y"],"elapsed_s":12,"gaps_s":0.5,"name":"A","number":1,\
      "pauses_s":1.5,"speaking_s":8,"speech_s":6.5,"stalls":[{"duration_s":3.5,"into_phase_s":2.5}],\
      "syllables_per_s":4},{"budget":{"max_s":9,"min_s":8},"cues":[],"elapsed_s":8,"gaps_s":0,\
      "name":"B","number":2,"pauses_s":1,"speaking_s":8,"speech_s":7,"stalls":[],\
      "syllables_per_s":null}],"rules":2,"schema":1,"slot_s":null,"source":{"audio_bytes":642108,\
      "journal_bytes":2786},"started_at":"2026-11-21T09:17:32+00:00","title":"T","variant":null}
      """
    guard let times = TakeTimes(decoding: Data(text.utf8)) else {
      fatalError("the sample times are not understood")
    }
    return times
  }()
}
