public import AudioCore

/// Keeps the live times of a rehearsal, hop by hop.
///
/// What is shown while speaking is found causally; the report afterwards is made from the whole
/// contour.
public struct LiveClock: Sendable {
  private var detector = LiveDetector()
  private var spent: [Double]
  private var clock = 0.0
  private let hopSeconds: Double
  private let stallHops: Int

  /// A clock for so many phases, with hops of this length in seconds.
  public init(phaseCount: Int, hopSeconds: Double, rules: TimingRules = TimingRules()) {
    spent = Array(repeating: 0, count: phaseCount)
    self.hopSeconds = hopSeconds
    stallHops = Int((rules.shortestStall.seconds / hopSeconds).rounded())
  }

  /// Takes the next hop, during an activity.
  public mutating func process(_ hop: LiveHop, during activity: Activity) {
    detector.process(hop)
    guard detector.firstSpeech != nil else { return }
    switch activity {
    case .phase(let phase):
      clock += hopSeconds
      spent[phase] += hopSeconds
      // A silence is a pause until it is long enough for a stall; then all of it goes.
      if detector.silentHops == stallHops {
        spent[phase] = max(0, spent[phase] - Double(stallHops) * hopSeconds)
      } else if detector.silentHops > stallHops {
        spent[phase] -= hopSeconds
      }
    case .interruption: clock += hopSeconds
    case .held, .ended: break
    }
  }

  /// Writes the times into a state.
  public func update(_ state: inout LiveState) {
    state.clock = clock
    state.speaking = spent[state.position.phase]
    state.isSpeaking = detector.isSpeaking
    state.hasStarted = detector.firstSpeech != nil
  }
}
