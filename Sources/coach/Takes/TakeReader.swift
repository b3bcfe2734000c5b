import AudioCore
import Coach

/// Makes the report of a take from its journal, its plan and its audio.
enum TakeReader {
  /// - Throws: ``Failure`` when a part of the take is missing or cannot be read.
  static func report(
    _ take: TakeFolder, slot: Duration?, basis: Verdict.Basis
  ) throws(Failure) -> Report {
    guard let journal = Journal(decoding: try InputFile.read(take.journal, kind: "journal")) else {
      throw Failure(
        "cannot understand the journal '\(take.journal)'",
        remedy: "analyse the recording alone: coach analyse --plan PLAN \(take.audio)",
        status: .noInput)
    }
    // The name comes from a file that anyone may have written: only the folder's own files count.
    let name = journal.start.plan.split(separator: "/").last.map(String.init) ?? ""
    let document = try InputFile.plan(take.file(name)).document
    let recordedSlot = journal.start.slot_s.map { Duration.seconds($0) }
    let plan = try SharedOptions.plan(
      document, file: take.file(name), variant: journal.start.variant, slot: slot ?? recordedSlot)
    let recording = try Recording(reading: take.audio)
    return ReportBuilder(
      contour: recording.contour, summary: recording.summary,
      timeline: journal.timeline(frames: recording.contour.frames, phaseCount: plan.phases.count),
      outline: Outline(plan), source: .take, basis: basis
    ).report(file: take.audio)
  }
}
