internal import AudioCore
public import Coach
internal import FoundationEssentials

/// A take as its folder tells it: the journal and the plan as it was, before its audio is heard.
public struct TakeReader: Sendable {
  /// The folder.
  public let folder: TakeFolder
  /// What went on.
  public let journal: Journal
  /// The plan of this take, its variant chosen.
  public let plan: Plan
  /// The plan of which this take may have told a part only.
  public let wholePlan: Plan
  /// Where it had to end, in seconds of the recording, unless another slot is wanted.
  private let endsAt: Double?
  /// The name that the plan gives the variant, however it was asked for.
  public let variant: String?

  /// Reads a take.
  ///
  /// - Parameter slot: the time for all of it; wins over the one that was set when recording.
  /// - Throws: ``TakeError`` when a part of the take is missing or cannot be read.
  public init(_ folder: TakeFolder, slot: Duration? = nil) throws(TakeError) {
    try folder.check()
    guard let journal = Journal(decoding: try OwnFile.read(folder.journal, what: "journal"))
    else {
      throw .unknownJournal(file: folder.journal, audio: folder.audio)
    }
    let file = folder.own(journal.start.plan)
    let data = try OwnFile.read(file, what: "plan")
    let recordedSlot = journal.start.slot_s.map { Duration.seconds($0) }
    var document: PlanDocument?
    do throws(PlanError) {
      let read = try PlanDocument(decoding: data, as: .known)
      let whole = try read.plan(variant: journal.start.variant, slot: slot ?? recordedSlot)
      // All of it as it was understood, which may not be what these notes are read as by themselves.
      let understood =
        journal.start.only_phases == nil
        ? journal.start.understood?.plan : journal.start.whole?.plan
      wholePlan = understood?.withSlot(slot ?? recordedSlot) ?? whole
      document = read
    } catch {
      guard let understood = journal.start.understood else { throw .plan(error, file: file) }
      wholePlan = understood.plan
    }
    var plan =
      if let understood = journal.start.understood {
        understood.plan.withSlot(slot ?? recordedSlot)
      } else if let positions = journal.start.only_phases {
        wholePlan.selecting(positions).withSlot(slot ?? recordedSlot)
      } else {
        wholePlan
      }
    if let notes = document?.plan { plan = plan.withText(of: notes) }
    guard !plan.phases.isEmpty else {
      throw .plan(PlanError(.noPhases([], format: nil)), file: file)
    }
    self.folder = folder
    self.journal = journal
    self.plan = plan
    variant = journal.start.variant.flatMap { document?.plan.variant(named: $0)?.name }
    endsAt = slot == nil ? journal.start.ends_at_s : nil
  }

  /// The take, without what was read of its course.
  public var take: Take {
    Take(folder: folder, start: journal.start, plan: plan, variant: variant)
  }

  /// What the take is measured against: its plan, and what the interviewer asked for.
  public var agenda: Agenda {
    Agenda(plan).asked(journal.rehearsal(phaseCount: plan.phases.count).asked)
  }

  /// Hears the audio.
  ///
  /// - Parameters:
  ///   - isAlone: see ``Recording``.
  ///   - keepsSpectra: see ``Recording``.
  /// - Throws: ``TakeError`` when it is missing or no audio.
  public func analysis(
    isAlone: Bool = true, keepsSpectra: Bool = false
  ) throws(TakeError) -> Analysis {
    let recording: Recording
    do throws(SoundFileError) {
      recording = try Recording(
        reading: folder.audio, isAlone: isAlone, keepsSpectra: keepsSpectra)
    } catch {
      throw .sound(error)
    }
    let wordsNote = KeptWords.read(folder).trouble
    let pressed = journal.timeline(
      frames: recording.contour.frames, phaseCount: plan.phases.count)
    let agenda = agenda
    let correction = folder.correctedMarks(partCount: agenda.parts.count)
    var analysis = Analysis(
      recording: recording,
      timeline: (correction.map { pressed.marked($0.all) } ?? pressed)
        .muted(in: recording.summary.mutes)
        .noted(
          (folder.manifest?.notes ?? []).map {
            Timeline.Note(frame: $0.frame, text: $0.text, isLater: true)
          }),
      agenda: agenda, source: .take, file: folder.audio,
      startedAt: journal.start.started_at, endsAt: endsAt,
      notes: [rateNote, planNote, wordsNote, correctionNote(correction)].compactMap { $0 })
    analysis.heard = KeptWords.heard(folder, recording)
    return analysis
  }

  /// What a report says where the marks in force are not those that keys made.
  private func correctionNote(_ correction: MarkCorrection?) -> String? {
    if correction != nil { return "the marks were corrected after the rehearsal" }
    return folder.hasCorrection
      ? "the corrected marks, marks.json, cannot be understood; these are the marks as they were pressed"
      : nil
  }

  /// What a report says of a device that claimed a wrong rate.
  private var rateNote: String? {
    journal.measuredRate.map {
      "the microphone claimed \(journal.start.sample_rate_hz) frames a second and delivered \($0); "
        + "the times go by what it delivered"
    }
  }

  /// What a report says where the notes are read otherwise today than when the take was recorded.
  private var planNote: String? {
    guard journal.start.understood == nil,
      let data = try? OwnFile.read(folder.record, what: "record"),
      let manifest = try? JSONDecoder().decode(TakeManifest.self, from: data)
    else { return nil }
    let labels = agenda.parts.map(\.label)
    let isSame = manifest.marks.allSatisfy { mark in
      mark.phase.map { labels.indices.contains($0) && labels[$0] == mark.label } ?? true
    }
    return isSame
      ? nil
      : "this take was recorded by an earlier version that read the notes otherwise; the names of its phases "
        + "may be wrong"
  }
}
