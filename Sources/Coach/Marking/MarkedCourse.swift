/// A time line as the commands that would have made it: what a journal holds of a take that was marked afterwards.
public enum MarkedCourse {
  /// The commands, ascending.
  ///
  /// - Parameter firstSpeech: the frame of the first speech; what is said before the first mark is held, so that it
  ///   belongs to no phase.
  public static func events(_ timeline: Timeline, firstSpeech: Int?) -> [Rehearsal.Event] {
    var events: [Rehearsal.Event] = []
    var (phase, isHeld, isInterrupted) = (0, false, false)
    func add(_ frame: Int, _ command: RehearsalCommand) {
      events.append(Rehearsal.Event(frame: frame, command: command))
    }
    let first = timeline.marks[0].frame
    // A rehearsal begins with its first phase at its first frame.
    let isLate = firstSpeech.map { $0 < first } ?? false
    if isLate {
      add(0, .hold)
      isHeld = true
    }
    for (index, mark) in timeline.marks.enumerated() {
      let frame = index == 0 && !isLate ? 0 : mark.frame
      switch mark.activity {
      case .phase(let wanted):
        // Before it is resumed, so that no mark stands between.
        if wanted != phase { add(frame, .jump(wanted)) }
        if isInterrupted { add(frame, .interruption) }
        if isHeld { add(frame, .hold) }
        (phase, isHeld, isInterrupted) = (wanted, false, false)
      case .held:
        if !isHeld { add(frame, .hold) }
        isHeld = true
      case .interruption:
        if !isInterrupted { add(frame, .interruption) }
        if isHeld { add(frame, .hold) }
        (isHeld, isInterrupted) = (false, true)
      case .ended: add(frame, .finish)
      }
    }
    let notes = timeline.notes.map { Rehearsal.Event(frame: $0.frame, command: .note($0.text)) }
    return (events + notes).enumerated().sorted {
      ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset)
    }
    .map(\.element)
  }
}
