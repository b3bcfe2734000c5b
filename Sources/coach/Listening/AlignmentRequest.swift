import AudioCore
import Coach
import Takes

/// What the options say of finding phases in recordings without marks.
struct AlignmentRequest {
  static let align = CommandSpec.Option(
    name: "align",
    help: "Find the phases from pauses and budgets even where the recording has marks.")
  static let pin = CommandSpec.Option(
    name: "at", value: "phase=time",
    help: "A phase of a recording without marks begins here, such as 3=6:10; as often as needed.",
    completion: .none)
  static let skipped = CommandSpec.Option(
    name: "skipped", value: "phases",
    help: "Phases that were left out, such as 9 or 4,9.", completion: .none)

  private let pins: [String]
  private let skipped: [String]
  /// The notes, as they were given.
  private let plan: String?
  /// Whether marks are to be left aside.
  let isForced: Bool
  /// The earlier takes that it is compared with.
  let like: LikeRequest

  /// - Throws: ``Failure`` when the options contradict each other.
  init(_ arguments: ParsedArguments) throws(Failure) {
    like = try LikeRequest(arguments)
    pins = arguments.values[Self.pin.name] ?? []
    skipped = arguments.values[Self.skipped.name] ?? []
    plan = arguments.value("plan")
    let given = [
      arguments.flags.contains(Self.align.name) ? Self.align : nil, pins.isEmpty ? nil : Self.pin,
      skipped.isEmpty ? nil : Self.skipped,
    ].compactMap(\.self)
    isForced = !given.isEmpty || like.isGiven
    if let option = given.first, arguments.value("marks") != nil {
      throw Failure(
        "'--\(option.name)' and '--marks' exclude each other", remedy: "leave one of them out",
        status: .usage)
    }
    if let hint = given.first(where: { $0.value != nil }), arguments.positionals.count > 1 {
      throw Failure(
        "'--\(hint.name)' is about one recording, and there are \(arguments.positionals.count)",
        remedy: "analyse the recordings one by one", status: .usage)
    }
  }

  /// Refuses to align without a plan.
  ///
  /// - Throws: ``Failure`` when the options ask for it.
  func requirePlan() throws(Failure) {
    guard isForced else { return }
    throw Failure(
      "without a plan there are no phases to find", remedy: "add --plan notes.md", status: .usage)
  }

  /// What the options say of the phases.
  ///
  /// - Throws: ``Failure`` when a hint does not fit.
  func hints(agenda: Agenda, frames: Int, rate: Int) throws(Failure) -> AlignmentHints {
    do throws(HintError) {
      return try AlignmentHints(
        pins: pins, skipped: skipped, agenda: agenda, frames: frames, rate: rate)
    } catch {
      throw Failure(error, status: .usage)
    }
  }

  /// What earlier takes say of a recording; nil where there are none.
  ///
  /// - Parameter take: the take that the recording is itself.
  /// - Throws: ``Failure`` when one that is named cannot be used.
  func earlier(
    than recording: Recording, agenda: Agenda, except take: TakeFolder? = nil
  ) throws(Failure) -> EarlierTakes? {
    try like.earlier(than: recording, agenda: agenda, except: take)
  }

  /// What seeks the phases of a recording with what is known of them.
  ///
  /// - Parameters:
  ///   - gaps: the stretches that the device lost.
  ///   - heard: its words, where a recogniser heard them.
  ///   - earlier: what earlier takes say of it.
  func search(
    in recording: Recording, agenda: Agenda, gaps: [Range<Int>], heard: HeardWords? = nil,
    earlier: EarlierTakes? = nil
  ) -> @Sendable (AlignmentHints) -> Alignment? {
    let (contour, gaps) = (recording.contour, gaps + recording.summary.mutes)
    let words = heard?.evidence(for: agenda, in: contour) ?? AlignmentEvidence()
    let evidence = words.adding(earlier?.evidence ?? AlignmentEvidence())
    return { Aligner(agenda: agenda, hints: $0).align(contour, gaps: gaps, evidence: evidence) }
  }

  /// Finds the phases of a recording; nil when nobody speaks.
  ///
  /// - Parameters:
  ///   - gaps: the stretches that the device lost.
  ///   - heard: its words, where a recogniser heard them.
  ///   - given: what is known already; nil where it is only what the options say.
  ///   - notes: what the report has to say besides.
  ///   - take: the take that the recording is itself.
  /// - Throws: ``Failure`` when a hint does not fit, or an earlier take cannot be used.
  func analysis(
    of recording: Recording, file: String, agenda: Agenda, gaps: [Range<Int>], heard: HeardWords?,
    given: AlignmentHints? = nil, notes: [String] = [], take: TakeFolder? = nil
  ) throws(Failure) -> Analysis? {
    let contour = recording.contour
    let hints =
      if let given { given } else {
        try hints(agenda: agenda, frames: contour.frames, rate: contour.rate)
      }
    let earlier = try earlier(than: recording, agenda: agenda, except: take)
    let search = search(in: recording, agenda: agenda, gaps: gaps, heard: heard, earlier: earlier)
    guard let alignment = search(hints) else { return nil }
    var analysis = Analysis(
      recording: recording,
      timeline: alignment.timeline(frames: contour.frames, gaps: gaps)
        .muted(in: recording.summary.mutes),
      agenda: agenda, source: .aligned, file: file,
      alignments: alignment.records(rate: contour.rate),
      notes: notes + ["\(alignment.remark). \(advice(file))"]
        + (earlier?.remarks(phases: agenda.parts.count) ?? []))
    analysis.heard = heard
    return analysis
  }

  /// How estimated phases become right.
  private func advice(_ file: String) -> String {
    let hints =
      "ame one that you know with --at 3=6:10, a phase that was left out with --skipped 9"
    guard file != "-" else { return "N" + hints }
    let recording =
      if plan == nil, let take = TakeFolder.containing(file) { take.name } else {
        ShellWord.file(file)
      }
    let plan = plan.map { " --plan \(ShellWord.file($0))" } ?? ""
    return "Mark them by ear in a minute: coach mark \(recording)\(plan); or n" + hints
  }
}
