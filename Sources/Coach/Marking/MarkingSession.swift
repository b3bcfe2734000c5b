/// The marking of a recording by ear: what was said of it so far, what follows from that, and what is to be heard next.
///
/// A pure state machine on frames. The phases are asked about in their order: the listener hears the talk from its
/// beginning to its end and knows what has to come, and each place that is accepted is a hint for those after it, which
/// are sought again at once. In an order by what is gained every place would be another part of the talk.
public struct MarkingSession: Sendable {
  /// What a listener said of a phase.
  public enum Reply: Sendable, Equatable {
    /// It begins at this frame.
    case begins(Int)
    /// It was left out.
    case notSpoken
  }

  /// What is asked: whether a phase begins at a place.
  public struct Question: Sendable, Equatable {
    /// The phase, by its position in the agenda.
    public let phase: Int
    /// The place.
    public var frame: Int
    /// The places of this phase that were heard before.
    public var heard: [Int] = []
    /// Where it can begin by what was said so far.
    var window: Range<Int>
  }

  /// What is known of a phase.
  public enum Standing: Sendable, Equatable {
    /// The listener said so.
    case answered
    /// It was marked before, and nothing else was said.
    case given
    /// It is estimated, and sure.
    case sure
    /// It is estimated, and nobody has confirmed it.
    case estimated
  }

  /// A phase's beginning as it is known now.
  public struct Beginning: Sendable, Equatable {
    /// The frame; nil when the phase was not spoken, or nothing is known of it.
    public let frame: Int?
    /// How it is known.
    public let standing: Standing
    /// How probable an estimated place is, from 0 to 1; nil for others.
    public let confidence: Double?
  }

  private struct State {
    var answers: [Int: Reply]
    var skipped: Set<Int> = []
    var alignment: Alignment?
    var question: Question?
  }

  private let phaseCount: Int
  private let frames: Int
  private let rate: Int
  /// Where speech begins after pauses, ascending.
  private let onsets: [Int]
  /// Marks that are there already, by phase.
  private let given: [Int: Int]
  private let asksAll: Bool
  private let find: @Sendable (AlignmentHints) -> Alignment?
  private var state: State
  private var past: [State] = []

  /// - Parameters:
  ///   - frames: how long the recording is.
  ///   - rate: frames per second.
  ///   - onsets: where speech begins after pauses, ascending.
  ///   - given: marks that are there and may be wrong, by phase.
  ///   - answers: what a listener said in an earlier session.
  ///   - asksAll: whether phases are asked about, too, whose places are sure.
  ///   - find: seeks the phases with what is known; nil where there is nothing to find.
  public init(
    phaseCount: Int, frames: Int, rate: Int, onsets: [Int], given: [Int: Int] = [:],
    answers: [Int: Reply] = [:], asksAll: Bool = false,
    find: @escaping @Sendable (AlignmentHints) -> Alignment?
  ) {
    self.phaseCount = phaseCount
    self.frames = frames
    self.rate = rate
    self.onsets = onsets
    self.given = given
    self.asksAll = asksAll
    self.find = find
    state = State(answers: answers)
    state.alignment = find(hints(state))
    state.question = nextQuestion(state)
  }

  /// What is asked now; nil when there is nothing to ask any more.
  public var question: Question? { state.question }

  /// Whether anything is known now that was not known at first.
  public var hasAnswers: Bool { state.answers != (past.first ?? state).answers }

  /// How many phases are still to be asked about, the current one among them.
  public var openCount: Int {
    (0..<phaseCount).count { isOpen($0, state) }
  }

  /// Whether nobody has said yet where a phase begins, and it is not sure either, or is asked about all the same.
  public func isUnsettled(_ phase: Int) -> Bool {
    state.answers[phase] == nil && given.isEmpty && (asksAll || !isSure(phase, state))
  }

  /// What is known of each phase.
  public var beginnings: [Beginning] { (0..<phaseCount).map { beginning($0, state) } }

  /// What the listener said, by phase.
  public var answers: [Int: Reply] { state.answers }

  /// How probable it is that the phase begins where it is asked about, from 0 to 1; nil where that is not known.
  public var confidence: Double? {
    guard let question = state.question, let start = state.alignment?.starts[question.phase]
    else { return nil }
    let places = [start.place].compactMap(\.self) + start.others
    // What they say holds for two seconds around them.
    return places.first {
      abs($0.frame - question.frame) <= Int(PlaceChoice.tolerance) * rate
    }?.confidence
  }

  /// Takes a command.
  ///
  /// - Returns: whether it changed anything.
  @discardableResult
  public mutating func apply(_ command: MarkingCommand) -> Bool {
    if command == .undo {
      guard let before = past.popLast() else { return false }
      state = before
      return true
    }
    guard let question = state.question, let next = step(state, question, command) else {
      return false
    }
    past.append(state)
    state = next
    return true
  }

  private func step(
    _ state: State, _ question: Question, _ command: MarkingCommand
  ) -> State? {
    switch command {
    case .accept: return answered(state, question.phase, .begins(question.frame))
    case .notSpoken: return answered(state, question.phase, .notSpoken)
    case .skip:
      var next = state
      next.skipped.insert(question.phase)
      next.question = nextQuestion(next)
      return next
    case .another:
      var question = question
      question.heard.append(question.frame)
      return moved(state, question, to: choice(question, state) ?? onset(question, by: 1))
    case .earlier, .later:
      var question = question
      question.heard.append(question.frame)
      question.window =
        command == .earlier
        ? question.window.clamped(to: 0..<question.frame)
        : question.window.clamped(to: question.frame + 1..<max(frames, question.frame + 1))
      var next = state
      next.alignment = find(hints(state, question)) ?? state.alignment
      return moved(next, question, to: choice(question, next))
    case .pause(let count): return moved(state, question, to: onset(question, by: count))
    case .nudge(let seconds):
      let frame = question.frame + Int((seconds * Double(rate)).rounded())
      return moved(state, question, to: max(0, min(frames - 1, frame)))
    case .place(let seconds):
      return moved(state, question, to: Int((seconds * Double(rate)).rounded()))
    case .undo: return nil
    }
  }

  private func answered(_ state: State, _ phase: Int, _ answer: Reply) -> State {
    var next = state
    next.answers[phase] = answer
    next.alignment = find(hints(next)) ?? state.alignment
    next.question = nextQuestion(next)
    return next
  }

  private func moved(_ state: State, _ question: Question, to frame: Int?) -> State? {
    guard let frame, frame != question.frame, window(of: question.phase, state).contains(frame)
    else { return nil }
    var next = state
    next.question = question
    next.question?.frame = frame
    return next
  }

  // MARK: What is asked

  private func isOpen(_ phase: Int, _ state: State) -> Bool {
    guard state.answers[phase] == nil, !state.skipped.contains(phase) else { return false }
    // Where the recording begins there is nothing to hear.
    return asksAll || (given.isEmpty ? !isSure(phase, state) : given[phase] != 0)
  }

  private func nextQuestion(_ state: State) -> Question? {
    guard let phase = (0..<phaseCount).first(where: { isOpen($0, state) }) else { return nil }
    var question = Question(phase: phase, frame: 0, window: window(of: phase, state))
    let mark = given[phase].flatMap { question.window.contains($0) ? $0 : nil }
    // With no pause left between its neighbours it is heard where the one before it begins, and moved from there.
    question.frame = mark ?? choice(question, state) ?? question.window.lowerBound
    return question
  }

  /// Between what was said of the phases before and after it.
  private func window(of phase: Int, _ state: State) -> Range<Int> {
    func frame(_ phase: Int) -> Int? {
      if case .begins(let frame) = state.answers[phase] { frame } else { nil }
    }
    let before = (0..<phase).reversed().lazy.compactMap(frame).first.map { $0 + 1 } ?? 0
    let after = (phase + 1..<max(phase + 1, phaseCount)).lazy.compactMap(frame).first ?? frames
    return before..<max(before, after)
  }

  /// The place to hear next: the most probable one that was not heard, else the pause in the middle of what is left.
  private func choice(_ question: Question, _ state: State) -> Int? {
    func isNew(_ frame: Int) -> Bool {
      question.window.contains(frame)
        && question.heard.allSatisfy { abs($0 - frame) > Int(PlaceChoice.tolerance) * rate }
    }
    let start = state.alignment?.starts[question.phase]
    let places = [start?.place].compactMap(\.self) + (start?.others ?? [])
    if let place = places.first(where: { isNew($0.frame) }) { return place.frame }
    let left = onsets.filter { question.window.contains($0) && !question.heard.contains($0) }
    // What comes before the first phase is seldom long.
    return question.phase == 0 ? left.first : left.isEmpty ? nil : left[left.count / 2]
  }

  /// The pause so many back or forth.
  private func onset(_ question: Question, by count: Int) -> Int? {
    let first = onsets.partitioningIndex { $0 >= question.frame }
    let isAt = first < onsets.count && onsets[first] == question.frame
    let place = count > 0 ? first + count - (isAt ? 0 : 1) : first + count
    return onsets.indices.contains(place) ? onsets[place] : nil
  }

  // MARK: What is known

  private func isSure(_ phase: Int, _ state: State) -> Bool {
    guard let starts = state.alignment?.starts else { return false }
    func isSure(_ phase: Int) -> Bool {
      if state.answers[phase] != nil { return true }
      return starts[phase].place.map { $0.confidence >= Report.reliable }
        ?? (starts[phase].skipConfidence >= Report.reliable)
    }
    // One next to an unsure one is not sure: both move together.
    return (max(0, phase - 1)...min(phase + 1, phaseCount - 1)).allSatisfy(isSure)
  }

  private func beginning(_ phase: Int, _ state: State) -> Beginning {
    switch state.answers[phase] {
    case .begins(let frame): return Beginning(frame: frame, standing: .answered, confidence: nil)
    case .notSpoken: return Beginning(frame: nil, standing: .answered, confidence: nil)
    case nil: break
    }
    if !given.isEmpty {
      return Beginning(frame: given[phase], standing: .given, confidence: nil)
    }
    let place = state.alignment?.starts[phase].place
    return Beginning(
      frame: place?.frame, standing: isSure(phase, state) ? .sure : .estimated,
      confidence: place?.confidence)
  }

  /// What is known, for those who seek the rest.
  private func hints(_ state: State, _ question: Question? = nil) -> AlignmentHints {
    var pins: [Int: Int] = [:]
    var skipped: Set<Int> = []
    for (phase, answer) in state.answers {
      switch answer {
      case .begins(let frame): pins[phase] = frame
      case .notSpoken: skipped.insert(phase)
      }
    }
    guard skipped.count < phaseCount else { return AlignmentHints() }
    // The first phase begins with the first speech, where no pin says otherwise.
    let windows = question.flatMap { $0.phase == 0 ? nil : [$0.phase: $0.window] } ?? [:]
    return AlignmentHints(pins: pins, skipped: skipped, windows: windows)
  }
}
