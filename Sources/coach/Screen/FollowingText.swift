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

  /// The phase that was turned to and how to take that back, or the one that is suggested and how to accept it.
  static func of(_ heard: HeardPhase, _ plan: Plan) -> String {
    let name = LiveScreen.label(plan.phases[heard.phase])
    guard heard.isTurned else { return "\(name)? space" }
    let sure = Int((100 * heard.probability).rounded(.down))
    return "heard \(name) at \(TimeText.clock(heard.start)) (\(sure) % sure), u to undo"
  }
}
