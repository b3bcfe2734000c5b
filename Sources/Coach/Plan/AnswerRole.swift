/// What a part of an answer is for, whatever a framework calls it.
enum AnswerRole: CaseIterable {
  case context
  case task
  case action
  case result
  case lesson

  /// The role of a part or a label by its name; nil when the word is not known.
  init?(_ name: String) {
    let name = name.lowercased()
    guard let role = Self.allCases.first(where: { $0.words.contains(name) }) else { return nil }
    self = role
  }

  private var words: Set<String> {
    switch self {
    case .context: ["situation", "scenario", "context", "background", "setting"]
    case .task: ["task", "problem", "challenge", "obstacle", "complication", "goal", "target"]
    case .action: ["action", "actions", "solution", "approach", "resolution", "steps"]
    case .result: ["result", "results", "outcome", "outcomes", "impact", "benefit"]
    case .lesson: ["lesson", "lessons", "learning", "learnings", "takeaway", "reflection"]
    }
  }

  /// How much of an answer such a part takes, against the others.
  ///
  /// With these a STAR answer is 20 % situation, 10 % task, 50 % action and 20 % result, as interview
  /// coaches have it; a lesson weighs as much as a task. So the five parts of
  /// Situation-Problem-Solution-Impact-Lessons take 18, 9, 45, 18 and 9 %.
  var weight: Double {
    switch self {
    case .context, .result: 2
    case .task, .lesson: 1
    case .action: 5
    }
  }

  /// The weight of a part whose role is not known: the mean of the four of STAR.
  static let usualWeight = 2.5
}
