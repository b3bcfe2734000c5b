import Coach

/// What is going to be told, as it is shown before the recording.
struct Prompt {
  /// Where in the drill it is: `question 1 of 3, Bias for Action`.
  let place: String
  /// The question, or what the phases belong to.
  let text: String
  /// The parts, with their times and their trigger words.
  let plan: Plan
  /// Whether there is something else that can be asked.
  let canSkip: Bool
}
