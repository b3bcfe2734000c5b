internal import Coach

/// Commands whose frames are still to come: a script's, and keys whose moment was not heard yet.
struct CommandQueue {
  /// Known beforehand, ascending.
  private var scripted: [Rehearsal.Event]
  /// Given while recording, ascending.
  private var pressed: [Rehearsal.Event] = []

  /// - Parameter scripted: ascending.
  init(scripted: [Rehearsal.Event]) { self.scripted = scripted }

  /// Adds commands that were given while recording, in their order.
  mutating func add(_ events: [Rehearsal.Event]) {
    for event in events {
      let place = pressed.firstIndex { $0.frame > event.frame } ?? pressed.count
      pressed.insert(event, at: place)
    }
  }

  /// The next command up to a frame; nil when there is none.
  mutating func next(through frame: Int) -> Rehearsal.Event? {
    let (known, key) = (scripted.first?.frame ?? .max, pressed.first?.frame ?? .max)
    guard min(known, key) <= frame else { return nil }
    return known <= key ? scripted.removeFirst() : pressed.removeFirst()
  }

  /// Takes the script's commands to other frames, because its seconds have turned out to be longer or
  /// shorter; none to before a frame.
  mutating func rescale(by factor: Double, notBefore frame: Int) {
    scripted = scripted.map {
      let moved = Int((Double($0.frame) * factor).rounded())
      return Rehearsal.Event(frame: max(frame, moved), command: $0.command)
    }
  }

  /// Where the rehearsal is going to be finished; nil while that is not known.
  var finish: Int? {
    [scripted, pressed].compactMap { $0.first { $0.command == .finish }?.frame }.min()
  }

  /// The keys whose moment is not going to be heard, because the recording broke off.
  mutating func takePressed() -> [Rehearsal.Event] {
    defer { pressed = [] }
    return pressed
  }
}
