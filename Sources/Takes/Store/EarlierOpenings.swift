internal import AudioCore
public import Coach

/// What the phases of a plan began with in earlier takes, read while its rehearsal begins: nobody should wait for it, and
/// a take that cannot be read must not matter.
public final class EarlierOpenings: Sendable {
  private let result = Locked<PhaseFollower?>(nil)

  /// Begins to read.
  ///
  /// - Parameter isAwaited: whether all is read before anything else is done: a scripted rehearsal, which may go on
  ///   faster than time does, has to hear the same every time.
  public init(of plan: Plan, isAwaited: Bool) {
    let read = { @Sendable [result] in
      let planned = plan.phases.map { phase in
        phase.budget.map { ($0.minimum.seconds + $0.maximum.seconds) / 2 }
      }
      let follower = PhaseFollower(
        MarkedTakes.latest(of: Agenda(plan), except: nil), planned: planned)
      result.withLock { $0 = follower }
    }
    if isAwaited { read() } else { (try? WorkerThread(read))?.abandon() }
  }

  /// Who follows the speaker by them; nil while they are read.
  var follower: PhaseFollower? { result.withLock { $0 } }
}
