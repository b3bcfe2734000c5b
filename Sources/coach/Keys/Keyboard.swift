import Coach

/// Turns keys into commands: asks before the end, collects the digits of a phase's number and the words of a note, and
/// knows what is shown over the screen.
struct Keyboard: Equatable {
  /// What lies over the screen.
  enum Overlay: Equatable {
    case none, help, advice
    /// Whether to finish, to throw the take away, to throw it away and begin anew.
    case finishing, discarding, restarting
    /// A note is being written.
    case noting

    /// What covers anything; nil where nothing does.
    var shown: Overlay? { self == .none || self == .noting ? nil : self }
    /// Whether something is asked.
    var isQuestion: Bool { [.finishing, .discarding, .restarting].contains(self) }
  }

  /// What becomes of the take once it is finished.
  enum Fate: Equatable { case kept, discarded, startedOver }

  private(set) var overlay = Overlay.none
  /// Nil while it goes on.
  private(set) var fate: Fate?
  /// The digits of a phase's number so far.
  private(set) var digits = ""
  /// The words of a note so far.
  private(set) var note = ""
  /// Whether the last note was given up.
  private(set) var isNoteDropped = false
  /// The numbers by which phases are called, in their order.
  private let numbers: [Int?]

  /// The longest note, in characters.
  static let longestNote = 200

  init(_ plan: Plan) { numbers = Self.numbers(plan) }

  private static func numbers(_ plan: Plan) -> [Int?] {
    let isNumbered = plan.phases.contains { $0.number != nil }
    return plan.phases.indices.map { isNumbered ? plan.phases[$0].number : $0 + 1 }
  }

  /// What is pressed for a phase: `3`, `1, enter`; nil where it has no number among others that have.
  static func keys(of phase: Int, _ plan: Plan) -> String? {
    let numbers = numbers(plan)
    guard let number = numbers[phase].map({ "\($0)" }) else { return nil }
    let isWhole = !numbers.contains {
      $0.map { "\($0)" != number && "\($0)".hasPrefix(number) } ?? false
    }
    return isWhole ? number : "\(number), enter"
  }

  /// Takes a key; nil when it says nothing to the rehearsal.
  ///
  /// - Parameters:
  ///   - typing: what it writes in a note.
  ///   - isLast: whether nothing is to come behind what is spoken now.
  mutating func press(
    _ key: Key, typing: KeyPress.Typing? = nil, isLast: Bool = false
  ) -> RehearsalCommand? {
    switch overlay {
    case .finishing: return answer(key)
    case .discarding: return removal(.discarded, isMeant: key == .discard || key == .yes)
    case .restarting: return removal(.startedOver, isMeant: key == .restart || key == .yes)
    case .noting: return write(key, typing)
    case .none, .help, .advice: break
    }
    if case .digit(let digit) = key { return type(digit) }
    if !digits.isEmpty {
      let typed = digits
      digits = ""
      if key == .enter { return jump(typed) }
      if key == .escape { return nil }
    }
    return command(key, isLast)
  }

  private mutating func command(_ key: Key, _ isLast: Bool) -> RehearsalCommand? {
    switch key {
    case .finish: overlay = .finishing
    // With a clicker alone there is no other way to the end.
    case .next where isLast, .enter where isLast: overlay = .finishing
    // The button of a clicker that ends a presentation.
    case .escape where overlay == .none: overlay = .finishing
    case .restart: overlay = .restarting
    case .note: (overlay, isNoteDropped) = (.noting, false)
    case .help: overlay = overlay == .help ? .none : .help
    case .advice: overlay = overlay == .advice ? .none : .advice
    default:
      overlay = .none
      return KeyBinding.of(key)?.command
    }
    return nil
  }

  /// The end is asked for once; any other key goes on.
  private mutating func answer(_ key: Key) -> RehearsalCommand? {
    overlay = key == .discard ? .discarding : .none
    guard [.finish, .yes, .enter, .next].contains(key) else { return nil }
    fate = .kept
    return .finish
  }

  /// Nothing is removed without its own key being pressed twice.
  private mutating func removal(_ wanted: Fate, isMeant: Bool) -> RehearsalCommand? {
    overlay = .none
    guard isMeant else { return nil }
    fate = wanted
    return .finish
  }

  private mutating func write(_ key: Key, _ typing: KeyPress.Typing?) -> RehearsalCommand? {
    switch (key, typing) {
    case (.enter, _), (.escape, _):
      let words = note.trimmed
      (overlay, note, isNoteDropped) = (.none, "", key == .escape)
      return key == .enter ? .note(words) : nil
    case (_, .character(let character)):
      if note.count < Self.longestNote { note.append(character) }
    case (_, .erasure): _ = note.popLast()
    case (_, nil): break
    }
    return nil
  }

  private mutating func type(_ digit: Int) -> RehearsalCommand? {
    let typed = digits + "\(digit)"
    let meant = numbers.compactMap { $0.map { "\($0)" } }.filter { $0.hasPrefix(typed) }
    digits = ""
    if meant.isEmpty { return nil }
    if meant == [typed] { return jump(typed) }
    digits = typed
    return nil
  }

  private func jump(_ typed: String) -> RehearsalCommand? {
    numbers.firstIndex { $0.map { "\($0)" } == typed }.map { .jump($0) }
  }
}
