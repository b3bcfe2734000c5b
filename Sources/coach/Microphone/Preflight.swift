import AudioCore
import Coach
import Glibc
import Takes

/// Some seconds of listening before anything is recorded: silence, then a sentence.
///
/// Nothing of it is kept.
struct Preflight {
  let device: String
  let rate: Int
  var demand = MicrophoneCheck.Demand.check
  /// Earlier takes, which say what to watch in the one that begins.
  var past: PastReading?

  /// What was heard, and of what.
  struct Result {
    let device: String
    let rate: Int
    let reading: MicrophoneCheck.Reading
    var findings: [MicrophoneFinding] { MicrophoneFinding.all(reading) }
  }

  /// How much of the check can be listened to, in seconds.
  private static let playedSeconds = 2

  /// Checks the microphone, tells what it found, and waits until the speaker begins; any key ends the check.
  ///
  /// - Returns: the microphone, whose recording begins where the speaker did.
  /// - Throws: ``Failure`` when the microphone is muted or the user does not want it any more.
  func runBeforeRehearsal(
    _ input: inout KeyInput, _ purpose: RecordingGate.Purpose
  ) throws(Failure) -> Microphone {
    Console.paragraphs("checking the microphone; any key skips it (--no-check leaves it out)\n")
    var isSkipped = false
    var microphone = try opened(&input) { isSkipped = true }
    let rate = microphone.format.rate
    var check = MicrophoneCheck(rate: rate)
    let sound = try listen(&microphone, &check) { () throws(Failure) in
      let pressed = input.pressed(waitingMilliseconds: 0)
      if SignalCollector.take() || pressed.contains(.finish) { throw Failure.abandoned }
      isSkipped = isSkipped || !pressed.isEmpty
      return isSkipped
    }
    let gate = check.gate
    if !isSkipped {
      let reading = check.reading()
      Console.paragraphs(MicrophoneText.render(MicrophoneFinding.all(reading)))
      if reading.isMuted { throw Self.muted }
    }
    try RecordingGate(purpose, gate, sound: isSkipped ? [] : sound, rate: rate, past: past)
      .wait(&microphone, &input)
    return microphone
  }

  /// Opens the microphone again, and waits until the speaker begins.
  ///
  /// - Throws: ``Failure`` when it cannot be opened or the user does not want it any more.
  func runAgain(
    _ input: inout KeyInput, _ purpose: RecordingGate.Purpose
  ) throws(Failure) -> Microphone {
    var microphone = try opened(&input) {}
    let rate = microphone.format.rate
    try RecordingGate(purpose, SpeechGate(rate: rate), rate: rate, past: past).wait(
      &microphone, &input)
    return microphone
  }

  /// Opens and starts the device; q gives up, other keys are told.
  private func opened(
    _ input: inout KeyInput, whenPressed press: () -> Void
  ) throws(Failure) -> Microphone {
    try Microphone.running(device, rate: rate) {
      let pressed = input.pressed(waitingMilliseconds: 0)
      if !pressed.isEmpty { press() }
      return SignalCollector.take() || pressed.contains(.finish)
    }
  }

  /// Listens until everything was heard.
  ///
  /// - Throws: ``Failure`` when the device cannot be used, or a signal ends it.
  func run() throws(Failure) -> Result {
    var microphone = try Microphone.running(device, rate: rate)
    var check = MicrophoneCheck(rate: microphone.format.rate, demand: demand)
    _ = try listen(&microphone, &check) { () throws(Failure) in
      if SignalCollector.take() { throw Failure.abandoned }
      return false
    }
    let (name, rate) = (microphone.device, microphone.format.rate)
    microphone.stop()
    return Result(device: name, rate: rate, reading: check.reading())
  }

  /// Asks for silence and a sentence and hears them, unless it is skipped.
  ///
  /// - Returns: the last two seconds.
  private func listen(
    _ microphone: inout Microphone, _ check: inout MicrophoneCheck,
    unless isSkipped: () throws(Failure) -> Bool
  ) throws(Failure) -> [Int16] {
    var sound: [Int16] = []
    var samples = [Int16](repeating: 0, count: microphone.format.rate / 20)
    var stage: MicrophoneCheck.Stage?
    var idle = 0
    while check.stage != .done, idle <= Self.patience, try !isSkipped() {
      if check.stage != stage {
        stage = check.stage
        Console.paragraphs(request(check.stage))
      }
      var span = samples.mutableSpan
      let count = microphone.read(into: &span)
      idle = count == 0 ? idle + 1 : 0
      check.process(samples.span.extracting(first: count ?? 0))
      sound += samples[..<(count ?? 0)]
      if sound.isEmpty, count == nil || idle > Self.patience {
        throw Microphone.silent(microphone.device)
      }
      if count == nil { break }
    }
    return sound.suffix(Self.playedSeconds * microphone.format.rate)
  }

  /// Reads of a tenth of a second without a sample after which nothing more is expected.
  private static let patience = 30

  static let muted = Failure(
    "no signal: the microphone is muted, or nothing is plugged in",
    remedy: "unmute it (alsamixer, F4), or choose another with --device", status: .noDevice)

  private var isTrial: Bool { demand == .trial }

  private func request(_ stage: MicrophoneCheck.Stage) -> String {
    switch stage {
    case .silence: "  Stay quiet for \(demand.silenceSeconds) seconds.\n"
    case .sentence: "  Now say \(isTrial ? "one or two sentences" : "a sentence").\n"
    case .done: ""
    }
  }
}
