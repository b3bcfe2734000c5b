import Coach

/// Turns keys into commands: asks before the end, collects the digits of a phase's number, and knows
/// what is shown over the screen.
struct Keyboard: Equatable {
  /// What lies over the screen.
  enum Overlay: Equatable { case none, help, advice, finishing }

  private(set) var overlay = Overlay.none
  /// The digits of a phase's number so far.
  private(set) var digits = ""
  /// The numbers by which phases are called, in their order.
  private let numbers: [Int?]

  init(_ plan: Plan) {
    let isNumbered = plan.phases.contains { $0.number != nil }
    numbers = plan.phases.indices.map { isNumbered ? plan.phases[$0].number : $0 + 1 }
  }

  /// Takes a key; nil when it says nothing to the rehearsal.
  mutating func press(_ key: Key) -> RehearsalCommand? {
    if overlay == .finishing { return answer(key) }
    if case .digit(let digit) = key { return type(digit) }
    if !digits.isEmpty {
      let typed = digits
      digits = ""
      if key == .enter { return jump(typed) }
      if key == .escape { return nil }
    }
    if key != .finish, let command = KeyBinding.of(key)?.command {
      overlay = .none
      return command
    }
    switch key {
    case .finish: overlay = .finishing
    // The button of a clicker that ends a presentation.
    case .escape where overlay == .none: overlay = .finishing
    case .help: overlay = overlay == .help ? .none : .help
    case .advice: overlay = overlay == .advice ? .none : .advice
    default: overlay = .none
    }
    return nil
  }

  /// The end is asked for once; any other key goes on.
  private mutating func answer(_ key: Key) -> RehearsalCommand? {
    overlay = .none
    return key == .finish || key == .yes || key == .enter ? .finish : nil
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
