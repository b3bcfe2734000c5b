public import AudioCore
public import Coach
public import FoundationEssentials
internal import Glibc

/// Makes a take of a recording that was made elsewhere, once its marks are known.
///
/// It is put together in a folder that no list shows, and appears whole: a kill leaves nothing that looks like a take.
public struct TakeImport {
  /// What the take is to be.
  private let plan: Plan
  private let planFile: String
  private let planData: Data
  private let variant: String?
  private let slot: Duration?

  /// - Parameters:
  ///   - plan: the plan, its variant chosen.
  ///   - planFile: where it lies.
  ///   - planData: its text, as the take keeps it.
  ///   - variant: the variant as it was asked for.
  ///   - slot: the slot that was set besides.
  public init(
    of plan: Plan, planFile: String, planData: Data, variant: String?, slot: Duration?
  ) {
    self.plan = plan
    self.planFile = planFile
    self.planData = planData
    self.variant = variant
    self.slot = slot
  }

  /// Keeps a recording as a take that began when the recording did, by the date of its file.
  ///
  /// - Throws: ``TakeError``; nothing is left of it then.
  public func keep(_ recording: Recording, _ timeline: Timeline) throws(TakeError) -> TakeFolder {
    let seconds = Double(recording.contour.frames) / Double(recording.contour.rate)
    let moment = (LocalTime.written(recording.file.name) ?? .now).adding(-seconds)
    let take = try TakeFolder.create(plan: planFile, moment: moment)
    do throws(TakeError) {
      let hidden = try Self.hidden(beside: take)
      do throws(TakeError) {
        try write(recording, timeline, moment, to: hidden)
        _ = try TakeRecovery.complete(hidden)
        guard rename(hidden.path, take.path) == 0 else {
          throw .file(FileError(file: take.path, code: errno))
        }
      } catch {
        TakeRemoval.empty(hidden.path)
        throw error
      }
      FolderSync.flush(take.path)
    } catch {
      rmdir(take.path)
      throw error
    }
    // What earlier takes say stands in the page.
    TakeRecovery.renewPage(of: take)
    return take
  }

  private func write(
    _ recording: Recording, _ timeline: Timeline, _ moment: LocalTime, to folder: TakeFolder
  ) throws(TakeError) {
    let isWhole: Bool
    do throws(SoundFileError) {
      isWhole = try Self.copy(recording, to: folder.unpacked)
    } catch {
      throw .sound(error)
    }
    guard isWhole else { throw .notPackable(.differs(file: recording.file.name)) }
    let copy = TakeFolder.planName(for: planFile)
    let start = JournalEntry.Start(
      startedAt: moment.iso8601, device: recording.file.name, rate: recording.contour.rate,
      channels: recording.summary.channels, plan: copy, variant: variant, slot: slot,
      understood: PlanSnapshot(plan))
    do throws(FileError) {
      try DurableFile.write(planData, to: folder.file(copy))
    } catch {
      throw .file(error)
    }
    var journal = try JournalWriter(beginning: folder, with: start)
    for gap in timeline.lost { try journal.append(.gap(gap)) }
    let speech = SpeechDetector().track(recording.contour).segments
    for event in MarkedCourse.events(timeline, firstSpeech: speech.first?.lowerBound) {
      try journal.append(.command(event))
    }
    try journal.append(.end(frame: timeline.frames, .finished))
    try journal.flush()
  }

  /// The recording as takes have it: the same samples that were heard.
  ///
  /// - Returns: whether all of them came again.
  private static func copy(_ recording: Recording, to path: String) throws(SoundFileError) -> Bool {
    let frames = recording.contour.frames
    guard frames <= WaveWriter.capacity else {
      throw .cannotWrite(file: path, why: String(cString: strerror(EFBIG)))
    }
    var reader = try SoundFileReader(recording.file, recording.options)
    var writer = try WaveWriter(creating: path, rate: recording.contour.rate)
    var block = [Int16](repeating: 0, count: 1 << 16)
    while writer.frames < frames {
      var span = block.mutableSpan
      let count = min(reader.read(into: &span), frames - writer.frames)
      if count == 0 { break }
      try writer.write(block.span.extracting(first: count))
    }
    let isWhole = writer.frames == frames
    try writer.close(naming: [])
    return isWhole
  }

  /// A new folder beside a take's own, under a name that no list shows.
  private static func hidden(beside take: TakeFolder) throws(TakeError) -> TakeFolder {
    TakeRemoval.finish()
    for attempt in 0..<100 {
      let path = PendingFile.temporary(take.path, attempt)
      if mkdir(path, 0o700) == 0 { return TakeFolder(path: path) }
      guard errno == EEXIST else { break }
    }
    throw .file(FileError(file: take.path, code: errno))
  }
}
