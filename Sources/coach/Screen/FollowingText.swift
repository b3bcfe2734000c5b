import Coach

/// What a speaker is told of phases that turn by themselves.
enum FollowingText {
  /// What is said where they could.
  static let offer = "phases can turn by themselves: --auto"

  /// What is said once, when it is known; nil where there is nothing to say.
  static func of(_ following: LiveState.Following) -> String? {
    switch following {
    case .off: nil
    case .openings: "phases turn by themselves; u takes a turn back"
    case .nothingKnown:
      "no earlier take of this plan has marks: press the keys; from the next take on phases can turn by themselves"
    case .lost:
      "the openings of the earlier takes are not heard, it may be another voice: press the keys"
    }
  }

  /// The phase that was turned to and how to take that back, or the one that is suggested and the key that leads there;
  /// nil where none does.
  ///
  /// - Parameter phase: the phase that is spoken.
  static func of(_ heard: HeardPhase, in phase: Int, _ plan: Plan) -> String? {
    let name = LiveScreen.label(plan.phases[heard.phase])
    guard heard.isTurned else {
      // Space goes on to the next phase, whatever is suggested.
      if heard.phase == phase + 1 { return "\(name)? space" }
      return Keyboard.keys(of: heard.phase, plan).map { "\(name)? press \($0)" }
    }
    let sure = Int((100 * heard.probability).rounded(.down))
    return "heard \(name) at \(TimeText.clock(heard.start)) (\(sure) % sure), u to undo"
  }
}
