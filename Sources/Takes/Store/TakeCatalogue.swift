internal import AudioCore
public import Coach
internal import Glibc

/// The list of takes, with what each is.
public enum TakeCatalogue {
  /// What each take is, in the order given.
  ///
  /// - Parameter progress: told how many of how many are done, when audio has to be heard again.
  public static func summaries(
    of names: TakeNames, progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) -> [TakeSummary] {
    names.takes.enumerated().map { index, take in
      if !TakeIndex.isStored(take) { progress(index, names.takes.count) }
      return summary(take, number: index + 1)
    }
  }

  private static func summary(_ take: TakeFolder, number: Int) -> TakeSummary {
    let (start, record) = (take.start, take.manifest)
    var state = state(of: take)
    let times = state == .finished ? try? TakeIndex.times(of: take) : nil
    if state == .finished, times == nil { state = .unreadable }
    let rate = record?.rate ?? start?.sample_rate_hz
    return TakeSummary(
      number: number, folder: take.name, startedAt: start?.started_at ?? "",
      title: times?.title ?? title(take, start),
      state: state,
      seconds: take.frames.flatMap { frames in rate.map { Double(frames) / Double($0) } },
      times: times, record: record, isPacked: take.isPacked, bytes: take.bytes)
  }

  /// What was told, where no times say so.
  private static func title(_ take: TakeFolder, _ start: JournalEntry.Start?) -> String {
    start?.drill?.question ?? start?.understood?.title ?? (try? TakeReader(take))?.plan.title ?? ""
  }

  private static func state(of take: TakeFolder) -> TakeSummary.State {
    guard take.frames != nil else { return .no_audio }
    guard !take.isComplete else { return .finished }
    do throws(TakeError) {
      try TakeLock(take).release()
      return .cut_off
    } catch {
      if case .isRecording = error { return .recording }
      return .unreadable
    }
  }
}
