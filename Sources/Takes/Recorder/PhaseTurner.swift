internal import AudioCore
internal import Coach

/// Turns the phases of a rehearsal where their openings are heard, and understands keys in that light.
struct PhaseTurner {
  /// What was heard last, and the frame at which it was.
  struct Heard {
    let opening: PhaseFollower.Opening
    let frame: Int
  }

  private let openings: EarlierOpenings?
  private var follower: PhaseFollower?
  var heard: Heard?
  private var nextLook = 0

  /// Seconds between two looks; for which what was heard is shown; and within which a key means the phase that was
  /// turned to while it was pressed.
  private static let (interval, shown, agreement) = (0.04, 8.0, 1.5)

  /// - Parameter openings: nil where only keys turn phases.
  init(_ openings: EarlierOpenings?) { self.openings = openings }

  /// Whether phases turn by themselves.
  var following: LiveState.Following {
    guard let follower else { return .off }
    if follower.knowsNothing { return .nothingKnown }
    return follower.hasGivenUp ? .lost : .openings
  }

  /// What was heard a moment ago; nil where nothing was.
  func heard(at frame: Int, rate: Int, in phase: Int) -> HeardPhase? {
    guard let heard, frame - heard.frame <= Int(Self.shown * Double(rate)) else { return nil }
    let opening = heard.opening
    // A suggestion is over once its phase is spoken.
    guard opening.isSure == (opening.phase == phase) else { return nil }
    return HeardPhase(
      phase: opening.phase, start: Double(opening.frame) / Double(rate),
      probability: opening.probability, isTurned: opening.isSure)
  }

  /// Hears what has come; the command that turns to the phase whose opening it is.
  mutating func turn(
    _ builder: borrowing ContourBuilder, _ detector: LiveDetector, _ rehearsal: Rehearsal,
    at frame: Int
  ) -> Rehearsal.Event? {
    guard let openings else { return nil }
    let rate = builder.contour.rate
    guard frame >= nextLook else { return nil }
    nextLook = frame + Int(Self.interval * Double(rate))
    if follower == nil { follower = openings.follower }
    guard follower?.knowsNothing == false, let meter = builder.spectra,
      case .phase(let phase) = rehearsal.position.activity, phase < rehearsal.phaseCount
    else { return nil }
    let marks = rehearsal.marks
    let began = marks.last { $0.activity == .phase(phase) }?.frame ?? 0
    let covered = (0..<rehearsal.phaseCount).filter { phase in
      marks.contains { $0.activity == .phase(phase) }
    }
    let moment = PhaseFollower.Moment(
      meter: meter, speech: detector.speech, isSpeaking: detector.isSpeaking, rate: rate,
      phase: phase, covered: Set(covered), began: began)
    guard let opening = follower?.hear(moment) else { return nil }
    heard = Heard(opening: opening, frame: frame)
    return opening.isSure
      ? Rehearsal.Event(
        frame: opening.frame, command: .jump(opening.phase),
        heard: Rehearsal.Hearing(probability: opening.probability, knownFrame: frame)) : nil
  }

  /// What a command means in the light of what was heard; nil where that has been done.
  ///
  /// A key always leads where it leads without: a suggestion only tells where the first word was.
  func meaning(of event: Rehearsal.Event, _ rehearsal: Rehearsal, rate: Int) -> Rehearsal.Event? {
    guard event.heard == nil, let heard else { return event }
    let (phase, position) = (heard.opening.phase, rehearsal.position.phase)
    let since = Double(event.frame - heard.frame) / Double(rate)
    if event.command == .next, rehearsal.events.last?.heard != nil, phase == position {
      // The key was on its way when the phase turned.
      return (0..<Self.agreement).contains(since) ? nil : event
    }
    let isMeant = event.command == .jump(phase) || event.command == .next && phase == position + 1
    guard isMeant, !heard.opening.isSure, phase != position, (0..<Self.shown).contains(since)
    else { return event }
    return Rehearsal.Event(frame: heard.opening.frame, command: event.command)
  }

  /// Learns from a command that was given.
  ///
  /// - Parameter before: the course of the rehearsal before it.
  mutating func learn(
    _ event: Rehearsal.Event, before: Rehearsal, after: Rehearsal, rate: Int
  ) {
    guard openings != nil else { return }
    if event.command == .undo {
      guard let undone = before.events.last, undone.heard != nil else { return }
      follower?.refused(before.position.phase, at: undone.frame, rate: rate)
      heard = nil
    } else if before.position.phase != after.position.phase {
      follower?.turned(to: after.position.phase, at: after.events.last?.frame ?? 0, rate: rate)
    }
  }
}
