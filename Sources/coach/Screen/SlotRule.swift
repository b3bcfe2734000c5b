import Coach
import Takes

/// The time for all of a rehearsal: so many seconds, or until a time of day.
struct SlotRule {
  /// The time that the plan or the command line gives.
  let slot: Duration?
  /// Where it has to end, in seconds of the recording.
  let endsAt: Double?
  /// The beginning of the recording.
  let start: LocalTime

  /// The slot at a moment: what lies between the first speech and the end, without what was held.
  func seconds(at state: LiveState) -> Double? {
    endsAt.map { max(0, state.clock + $0 - state.recorded) } ?? slot?.seconds
  }

  /// The time of day by which to finish; nil when no end was set.
  var deadline: String? { endsAt.map { start.adding($0).clock } }

  /// The time of day at a time of the talk's clock, in seconds, if nothing is held from now on; nil when no end
  /// was set.
  func timeOfDay(_ state: LiveState) -> ((Double) -> String)? {
    guard endsAt != nil else { return nil }
    return { [start] clock in start.adding(state.recorded + clock - state.clock).clock }
  }
}
