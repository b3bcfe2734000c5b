import AudioCore
import Coach

/// A take as its folder tells it: the journal and the plan as it was, before its audio is heard.
struct TakeReader {
  let folder: TakeFolder
  let journal: Journal
  /// The plan of this take, its variant chosen.
  let plan: Plan
  /// The plan of which this take may have told a part only.
  let wholePlan: Plan
  /// Where it had to end, in seconds of the recording, unless another slot is wanted.
  private let endsAt: Double?
  /// The name that the plan gives the variant, however it was asked for.
  let variant: String?

  /// - Parameter slot: the time for all of it; wins over the one that was set when recording.
  /// - Throws: ``Failure`` when a part of the take is missing or cannot be read.
  init(_ folder: TakeFolder, slot: Duration? = nil) throws(Failure) {
    try folder.check()
    guard let journal = Journal(decoding: try OwnFile.read(folder.journal, kind: "journal"))
    else {
      throw Failure(
        "cannot understand the journal '\(folder.journal)'",
        remedy: "analyse the recording alone: coach analyse --plan PLAN \(folder.audio)",
        status: .noInput)
    }
    let file = folder.own(journal.start.plan)
    let document = try InputFile.plan(OwnFile.read(file, kind: "plan"), path: file)
    let recordedSlot = journal.start.slot_s.map { Duration.seconds($0) }
    var plan = try SharedOptions.plan(
      document, file: file, variant: journal.start.variant,
      slot: slot ?? recordedSlot)
    wholePlan = plan
    if let positions = journal.start.only_phases {
      plan = plan.selecting(positions).withSlot(slot ?? recordedSlot)
    }
    guard !plan.phases.isEmpty else { throw Failure(PlanError(.noPhases), file: file) }
    self.folder = folder
    self.journal = journal
    self.plan = plan
    variant = journal.start.variant.flatMap { document.plan.variant(named: $0)?.name }
    endsAt = slot == nil ? journal.start.ends_at_s : nil
  }

  /// What the take is measured against: its plan, and what the interviewer asked for.
  var outline: Outline {
    Outline(plan).asked(journal.rehearsal(phaseCount: plan.phases.count).asked)
  }

  /// Hears the audio.
  ///
  /// - Parameter isAlone: see ``Recording``.
  /// - Throws: ``Failure`` when it is missing or no audio.
  func analysis(isAlone: Bool = true) throws(Failure) -> Analysis {
    let recording = try Recording(reading: folder.audio, isAlone: isAlone)
    return Analysis(
      recording: recording,
      timeline: journal.timeline(frames: recording.contour.frames, phaseCount: plan.phases.count),
      outline: outline, source: .take, file: folder.audio,
      startedAt: journal.start.started_at, endsAt: endsAt, notes: rateNote.map { [$0] } ?? [])
  }

  /// What a report says of a device that claimed a wrong rate.
  private var rateNote: String? {
    journal.measuredRate.map {
      "the microphone claimed \(journal.start.sample_rate_hz) frames a second and delivered \($0); "
        + "the times go by what it delivered"
    }
  }

  /// Hears the audio and finds the phases anew, without the take's marks.
  ///
  /// - Throws: ``Failure`` when it is missing or no audio, or a hint does not fit.
  func analysis(
    _ request: AlignmentRequest, isAlone: Bool = true
  ) throws(Failure) -> Analysis {
    let marked = try analysis(isAlone: isAlone)
    return try request.analysis(
      of: marked.recording, file: marked.file, outline: marked.outline, gaps: marked.timeline.gaps)
      ?? marked
  }
}
