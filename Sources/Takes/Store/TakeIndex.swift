internal import AudioCore
public import Coach
internal import FoundationEssentials
internal import Glibc

/// The times of the takes on the disk, each in its folder's `times.json`.
public enum TakeIndex {
  /// Every take, oldest first, and the takes that cannot be read.
  ///
  /// - Parameter progress: told how many of how many are done, when audio has to be heard again.
  /// - Throws: ``TakeError`` when the folder of takes cannot be read.
  public static func all(
    progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) throws(TakeError) -> (takes: [IndexedTake], failures: [TakeError]) {
    let folders = try TakeList.all().filter { $0.frames != 0 }
    var takes: [IndexedTake] = []
    var failures: [TakeError] = []
    for (index, folder) in folders.enumerated() {
      if let times = stored(folder) {
        takes.append(IndexedTake(name: folder.name, times: times))
        continue
      }
      progress(index, folders.count)
      do throws(TakeError) {
        takes.append(IndexedTake(name: folder.name, times: try times(of: folder)))
      } catch {
        failures.append(error)
      }
    }
    return (takes, failures)
  }

  /// The times of a take: those on the disk, or measured again when they are missing or old.
  ///
  /// - Throws: ``TakeError`` when the take cannot be read.
  public static func times(of folder: TakeFolder) throws(TakeError) -> TakeTimes {
    if let times = stored(folder) { return times }
    let take = try TakeReader(folder)
    return keep(try take.analysis().report(), of: take.take)
  }

  /// Whether the times of a take are on the disk, so that its audio need not be heard.
  static func isStored(_ folder: TakeFolder) -> Bool { stored(folder) != nil }

  /// What the takes before this one add to the advice on it.
  ///
  /// Of those whose times are kept: a report does not wait until old recordings are heard again.
  public static func evidence(before take: Take) -> [EarlierTake] {
    let earlier = ((try? TakeList.all()) ?? []).prefix { $0.name != take.folder.name }
    return History(of: take.plan, variant: take.variant, takes: stored(Array(earlier))).evidence
  }

  /// The best whole take of the same plan but one, of those whose times are kept; nil where there is none.
  public static func best(besides take: Take) -> TakeFolder? {
    let folders = ((try? TakeList.all()) ?? []).filter {
      $0.name != take.folder.name && $0.hasSound
    }
    let history = History(of: take.plan, variant: take.variant, takes: stored(folders))
    let name = history.bestTake.map { history.entries[$0].take.name }
    return folders.first { $0.name == name }
  }

  /// What the takes so far say while their plan is rehearsed again; nil where there are none.
  ///
  /// Of those whose times are kept; what is damaged is left out.
  static func past(of plan: Plan, variant: String?) -> PastTakes? {
    let folders = (try? TakeList.all()) ?? []
    let history = History(of: plan, variant: variant, takes: stored(folders))
    guard var past = history.past else { return nil }
    let last = history.entries.last?.take.name
    past.notes = folders.last { $0.name == last }.map(notes) ?? []
    return past
  }

  /// What was noted in words in a take, while it was recorded and afterwards.
  private static func notes(of take: TakeFolder) -> [String] {
    guard let reader = try? TakeReader(take) else { return [] }
    let live = reader.journal.rehearsal(phaseCount: reader.plan.phases.count).notes
    let all =
      live.map { ($0.frame, $0.text) } + (take.manifest?.notes ?? []).map { ($0.frame, $0.text) }
    return all.sorted { $0.0 < $1.0 }.map(\.1).filter { !$0.isEmpty }
  }

  private static func stored(_ folders: [TakeFolder]) -> [IndexedTake] {
    folders.compactMap { folder in
      stored(folder).map { IndexedTake(name: folder.name, times: $0) }
    }
  }

  /// Puts the times of a take beside it.
  ///
  /// A folder that cannot be written is no trouble: its times are measured again the next time. So are those of a
  /// report with pauses of its own, because takes have to be comparable.
  @discardableResult
  public static func keep(_ report: Report, of take: Take) -> TakeTimes {
    let times = TakeTimes(
      report, plan: take.plan, variant: take.variant, start: take.start,
      source: source(of: take.folder))
    if report.rules.pause_s == SpeechDetector.standardPause,
      let text = try? JSONText.encode(times, onOneLine: true)
    {
      try? DurableFile.write(text + "\n", to: take.folder.times)
    }
    return times
  }

  /// Puts times that still hold beside a take whose sound has another form now.
  static func keep(_ times: TakeTimes, of folder: TakeFolder) {
    var times = times
    times.source = source(of: folder)
    guard let text = try? JSONText.encode(times, onOneLine: true) else { return }
    try? DurableFile.write(text + "\n", to: folder.times)
  }

  /// The times on the disk, where they hold for the take as it is.
  static func stored(_ folder: TakeFolder) -> TakeTimes? {
    guard (try? folder.check()) != nil, let data = try? OwnFile.read(folder.times, what: "times"),
      let times = TakeTimes(decoding: data), times.isCurrent(for: source(of: folder))
    else { return nil }
    return times
  }

  private static func source(of folder: TakeFolder) -> TakeTimes.Source {
    TakeTimes.Source(
      audioBytes: size(folder.audio), journalBytes: size(folder.journal),
      correctedFrames: folder.correctedMarks(partCount: .max)?.marks.map(\.frame))
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
