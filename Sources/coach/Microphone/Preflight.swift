import AudioCore
import Coach
import Glibc

/// Some seconds of listening before anything is recorded: silence, then a sentence.
///
/// Nothing of it is kept.
struct Preflight {
  let device: String
  let rate: Int

  /// What was heard, and of what.
  struct Result {
    let device: String
    let rate: Int
    let reading: MicrophoneCheck.Reading
    var findings: [MicrophoneFinding] { MicrophoneFinding.all(reading) }
  }

  /// Checks, and tells what it found; any key ends the check.
  ///
  /// - Throws: ``Failure`` when the microphone is dead or the user does not want it any more.
  func runBeforeRehearsal(_ input: inout KeyInput) throws(Failure) {
    Console.message("checking the microphone; any key skips it (--no-check leaves it out)\n")
    guard
      let result = try run(until: { () throws(Failure) in
        let pressed = input.pressed(waitingMilliseconds: 0)
        if SignalCollector.take() || pressed.contains(.finish) { throw Failure.abandoned }
        return !pressed.isEmpty
      })
    else { return }
    let bad = result.findings.filter { $0.grade != .good }
    Console.message(MicrophoneText.render(bad.isEmpty ? result.findings : bad))
    if MicrophoneFinding.isDead(result.reading) { throw Self.dead }
  }

  /// Listens until everything was heard; nil when it was skipped.
  ///
  /// - Throws: ``Failure`` when the device cannot be used.
  func run(
    until isSkipped: () throws(Failure) -> Bool
  ) throws(Failure) -> Result? {
    var refusal: Failure?
    let isAbandoned = {
      do throws(Failure) {
        return try isSkipped()
      } catch {
        refusal = error
        return true
      }
    }
    let (name, format): (String, CaptureFormat)
    var session: CaptureSession
    do throws(Failure) {
      let capture = try RehearsalRunner.open(device, rate, isAbandoned: isAbandoned)
      (name, format) = (capture.device, capture.format)
      session = try RehearsalRunner.start(capture, isAbandoned: isAbandoned)
    } catch {
      if error == Failure.abandoned, refusal == nil { return nil }
      throw refusal ?? error
    }
    defer { session.stop() }
    guard let reading = try listen(&session, format, isSkipped) else { return nil }
    guard reading.frames > 0 else {
      throw Failure(
        "no audio arrived from '\(device)'",
        remedy: "check the device, or choose another with --device", status: .noDevice)
    }
    return Result(device: name, rate: format.rate, reading: reading)
  }

  /// Asks for silence and a sentence and hears them; nil when it was skipped.
  private func listen(
    _ session: inout CaptureSession, _ format: CaptureFormat,
    _ isSkipped: () throws(Failure) -> Bool
  ) throws(Failure) -> MicrophoneCheck.Reading? {
    var check = MicrophoneCheck(rate: format.rate)
    var samples = [Int16](repeating: 0, count: format.rate / 20)
    var stage: MicrophoneCheck.Stage?
    var idle = 0
    while check.stage != .done, idle <= Self.patience {
      if check.stage != stage {
        stage = check.stage
        Console.message(Self.request(check.stage))
      }
      if try isSkipped() { return nil }
      var span = samples.mutableSpan
      guard let count = session.read(into: &span) else { break }
      idle = count == 0 ? idle + 1 : 0
      check.process(samples.span.extracting(first: count))
    }
    return check.reading()
  }

  /// Reads of a tenth of a second without a sample after which nothing more is expected.
  private static let patience = 30

  static let dead = Failure(
    "nothing was heard: the microphone is muted or dead",
    remedy: "unmute it (alsamixer, F4), or choose another with --device", status: .noDevice)

  private static func request(_ stage: MicrophoneCheck.Stage) -> String {
    switch stage {
    case .silence: "  stay silent for \(MicrophoneCheck.silenceSeconds) seconds ...\n"
    case .sentence: "  now say a sentence ...\n"
    case .done: ""
    }
  }
}
