internal import AudioCore
public import Coach

/// The earlier takes of a plan, read while its rehearsal begins: hundreds of them take longer than a speaker should
/// wait, and one that cannot be read must not matter.
public final class PastReading: Sendable {
  private let result = Locked<PastTakes?>(nil)

  /// Begins to read.
  ///
  /// - Parameter variant: the name of the variant; takes of others are left out.
  public init(of plan: Plan, variant: String?) {
    let thread = try? WorkerThread { [result] in
      let past = TakeIndex.past(of: plan, variant: variant)
      result.withLock { $0 = past }
    }
    // Nobody waits for it: where the system has no thread to spare, nothing is known of earlier takes.
    thread?.abandon()
  }

  /// What they say; nil while they are read, and where there are none.
  public var past: PastTakes? { result.withLock { $0 } }
}
