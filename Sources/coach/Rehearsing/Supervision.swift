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
  private var latest = LiveState()
  /// The frame at which a note was begun.
  private var noteFrame = 0
  private var stops = 0
  private let slides: SlideNumbers?
  /// How `coach send` finds it.
  private let running: RunningRehearsal?
  private var sent: CommandPipe?
  private var followed: CommandPipe?
  /// Whether the last line of a pipe was no command: of many such, one is told.
  private var wasUnreadable = false

  /// - Throws: ``Failure`` when the pipe that is to be followed is none.
  init(
    _ options: RehearsalOptions, _ publisher: StatePublisher, _ status: CaptureStatus,
    slot: SlotRule
  ) throws(Failure) {
    if let path = options.followed { followed = try CommandPipe(following: path) }
    running = RunningRehearsal(&sent)
    slides = SlideNumbers(SourceText(decoding: options.planData).text, options.plan)
    self.publisher = publisher
    self.status = status
    plan = options.plan
    view = LiveView(
      plan, slot: slot, isPlain: options.isPlain, isFocused: options.isFocused,
      tolerance: options.tolerance, stateFile: options.stateFile, past: options.past,
      isReminded: options.isGated, isOffered: !options.isAutomatic && options.drill == nil)
    keyboard = Keyboard(plan)
  }

  /// Whether a signal ended it.
  var wasStopped: Bool { stops > 0 }
  /// What becomes of the take.
  var fate: Keyboard.Fate { keyboard.fate ?? .kept }

  /// Listens until the worker is done; false where it was stopped twice, and the worker is left behind.
  mutating func listen(_ input: inout KeyInput) -> Bool {
    defer { input.followed = [] }
    while publisher.outcome == nil {
      input.followed = [sent?.polled, followed?.polled].compactMap { $0 }
      take(input.read(waitingMilliseconds: 100))
      for line in (sent?.lines() ?? []) + (followed?.lines() ?? []) { take(line) }
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
      show()
    }
    return true
  }

  /// Shows what came last and leaves the screen.
  mutating func close() {
    show()
    view.close()
    for trouble in publisher.takeTroubles() {
      Console.message(DisplayText.lines(TroubleText.line(trouble)) + "\n")
    }
  }

  private mutating func show() {
    let states = publisher.takeStates()
    latest = states.last ?? latest
    view.show(states, keyboard)
  }

  private mutating func take(_ reading: KeyInput.Reading) {
    for press in reading.pressed { take(press) }
    for key in reading.lines {
      publisher.post(Self.event(key, plan, status, rate: status.rate))
    }
    // A key that cannot be read on a pipe is told; it does not end a recording.
    for failure in reading.failures { view.tell(failure.message) }
  }

  private mutating func take(_ press: KeyPress) {
    let now = status.frameNow
    let wasNoting = keyboard.overlay == .noting
    let command = keyboard.press(press.key, typing: press.typing, isLast: isLast)
    // What is noted is the moment in which it was thought of.
    if keyboard.overlay == .noting, !wasNoting { noteFrame = now }
    guard let command else { return }
    publisher.post(Rehearsal.Event(frame: wasNoting ? noteFrame : now, command: command))
  }

  private mutating func take(_ line: CommandPipe.Line) {
    let told = wasUnreadable
    wasUnreadable = false
    switch line {
    case .said(.key(let key)):
      // A note that is being written is the keyboard's.
      if keyboard.overlay == .noting, let command = KeyBinding.of(key)?.command {
        post(command)
      } else {
        take(KeyPress(key: key))
      }
    case .said(.command(let key)): go(key.command(in: plan))
    case .said(.slide(let slide)):
      guard let slides else {
        return view.tell("slide \(slide): the notes are no deck of slides\n")
      }
      go(.jump(slides.phase(of: slide)))
    case .unreadable(let text):
      wasUnreadable = true
      if !told { view.tell("cannot read the command '\(text)'; send \(FollowedLine.words)\n") }
    case .tooMany: view.tell("too many commands; no more are taken\n")
    }
  }

  private mutating func go(_ command: RehearsalCommand) {
    if let phase = command.phase, !plan.phases.indices.contains(phase) {
      return view.tell("there is no such phase\n")
    }
    post(command)
  }

  private func post(_ command: RehearsalCommand) {
    publisher.post(Rehearsal.Event(frame: status.frameNow, command: command))
  }

  /// Whether nothing is to come behind what is spoken now.
  private var isLast: Bool {
    let position = latest.position
    return position.followUp.map { $0.kind == .short_version }
      ?? (position.phase == plan.phases.count - 1)
  }

  /// What a key of a script says, at its time or at this moment.
  static func event(
    _ key: KeyScript.Key, _ plan: Plan, _ status: CaptureStatus, rate: Int
  ) -> Rehearsal.Event {
    let frame = key.seconds.map { Int(($0 * Double(rate)).rounded()) } ?? status.frameNow
    return Rehearsal.Event(frame: frame, command: key.command(in: plan))
  }
}
