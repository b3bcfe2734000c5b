import AudioCore
import Coach
import Takes

/// What goes on in the main thread while a worker records: keys, signals, trouble and the screen.
struct Supervision: ~Copyable {
  private let publisher: StatePublisher
  private let status: CaptureStatus
  private let plan: Plan
  private var view: LiveView
  private var keyboard: Keyboard
  private var stops = 0

  init(
    _ options: RehearsalOptions, _ publisher: StatePublisher, _ status: CaptureStatus,
    slot: SlotRule
  ) {
    self.publisher = publisher
    self.status = status
    plan = options.plan
    view = LiveView(
      plan, slot: slot, isPlain: options.isPlain, isFocused: options.isFocused,
      stateFile: options.stateFile,
      past: PastReading(of: options.plan, variant: options.variantName))
    keyboard = Keyboard(plan)
  }

  /// Whether a signal ended it.
  var wasStopped: Bool { stops > 0 }

  /// Listens until the worker is done; false where it was stopped twice, and the worker is left behind.
  mutating func listen(_ input: inout KeyInput) -> Bool {
    while publisher.outcome == nil {
      take(input.read(waitingMilliseconds: 100))
      if SignalCollector.take() {
        stops += 1
        guard stops == 1 else {
          view.close()
          return false
        }
        publisher.post(Rehearsal.Event(frame: status.frameNow, command: .finish))
        view.tell("finishing\n")
      }
      for trouble in publisher.takeTroubles() { view.tell(TroubleText.line(trouble) + "\n") }
      view.show(publisher.takeStates(), keyboard)
    }
    return true
  }

  /// Shows what came last and leaves the screen.
  mutating func close() {
    view.show(publisher.takeStates(), keyboard)
    view.close()
    for trouble in publisher.takeTroubles() {
      Console.message(DisplayText.lines(TroubleText.line(trouble)) + "\n")
    }
  }

  private mutating func take(_ reading: KeyInput.Reading) {
    for key in reading.pressed {
      guard let command = keyboard.press(key) else { continue }
      publisher.post(Rehearsal.Event(frame: status.frameNow, command: command))
    }
    for key in reading.lines {
      publisher.post(Self.event(key, plan, status, rate: status.rate))
    }
    // A key that cannot be read on a pipe is told; it does not end a recording.
    for failure in reading.failures { view.tell(failure.message) }
  }

  /// What a key of a script says, at its time or at this moment.
  static func event(
    _ key: KeyScript.Key, _ plan: Plan, _ status: CaptureStatus, rate: Int
  ) -> Rehearsal.Event {
    let frame = key.seconds.map { Int(($0 * Double(rate)).rounded()) } ?? status.frameNow
    return Rehearsal.Event(frame: frame, command: key.command(in: plan))
  }
}
