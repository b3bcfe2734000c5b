import AudioCore
import Coach
import Takes

/// What stands between the check of the microphone and the recording: the speaker begins with a key or by speaking,
/// and nothing said before a moment of quiet gets into the take.
struct RecordingGate {
  /// What comes after it.
  enum Purpose: Equatable {
    /// A recording, so many seconds after the key that begins it; speech begins it at once.
    case recording(countdown: Int)
    /// The recording of an answer, which begins by itself after so many seconds to think; speech begins it at once.
    case answer(thinking: Int)
    /// Something else, such as a question: a key goes on.
    case goOn
  }

  /// How long someone may speak before it is said what is waited for, in seconds.
  private static let explainSeconds = 3

  private let purpose: Purpose
  private let rate: Int
  private var gate: SpeechGate
  /// What was heard in the check.
  private let sound: [Int16]
  private let past: PastReading?
  private var hasAsked = false
  /// The frames for which someone has been speaking since; nil once that was told.
  private var loudFrames: Int? = 0
  /// Whether the speaker pressed a key to begin.
  private var isWanted = false
  /// The frames until the recording begins, once they are counted.
  private var left: Int?
  private var announced: Int?

  /// - Parameters:
  ///   - gate: what knows of voice and room what is known.
  ///   - sound: what was heard before, if there was a check.
  ///   - past: earlier takes, which say what to watch.
  init(
    _ purpose: Purpose, _ gate: SpeechGate, sound: [Int16] = [], rate: Int,
    past: PastReading? = nil
  ) {
    self.purpose = purpose
    self.past = past
    self.rate = rate
    self.gate = gate
    self.sound = sound
    isWanted = isByItself
  }

  /// Whether it begins without a key.
  private var isByItself: Bool {
    if case .answer = purpose { true } else { false }
  }

  /// Waits until the speaker begins; the recording of the microphone begins there.
  ///
  /// - Throws: ``Failure`` when the user does not want it any more, or nothing arrives.
  consuming func wait(
    _ microphone: inout Microphone, _ input: inout KeyInput
  ) throws(Failure) {
    var samples = [Int16](repeating: 0, count: rate / 20)
    while true {
      var span = samples.mutableSpan
      guard let count = microphone.read(into: &span) else {
        throw Microphone.silent(microphone.device)
      }
      if microphone.skipGaps() { gate.forget() }
      gate.process(samples.span.extracting(first: count))
      ask()
      explain(after: count)
      if let beginning = beginning(after: count) { return microphone.begin(with: beginning) }
      for key in input.pressed(waitingMilliseconds: 0) {
        if try take(key, &microphone, &input) { return microphone.begin(with: []) }
      }
      if SignalCollector.take() || input.isGone { throw Failure.abandoned }
    }
  }

  /// The samples with which the recording begins now, in which so many frames more were heard; nil when it does not.
  private mutating func beginning(after count: Int) -> [Int16]? {
    if purpose != .goOn, gate.stage == .spoken { return gate.beginning }
    guard isWanted else { return nil }
    let countdown: Int
    switch purpose {
    case .answer(let thinking): countdown = thinking
    case .recording(let seconds) where left != nil || gate.stage == .quiet: countdown = seconds
    case .recording, .goOn: return nil
    }
    let rest = (left ?? countdown * rate + count) - count
    left = rest
    let seconds = (rest + rate - 1) / rate
    if rest > 0, seconds != announced, CountedSeconds.isSaid(seconds) {
      announced = seconds
      Console.message("\(seconds)\n")
    }
    return rest > 0 ? nil : []
  }

  /// Takes a key; whether the recording begins at once.
  private mutating func take(
    _ key: Key, _ microphone: inout Microphone, _ input: inout KeyInput
  ) throws(Failure) -> Bool {
    switch key {
    case .finish, .escape: throw Failure.abandoned
    case .listen where !sound.isEmpty:
      try play(&input)
      gate.settle(frames: microphone.waitingFrames)
      return false
    case .next, .enter, .hold:
      // Pressed again, it shall not wait any longer.
      if isWanted || purpose == .goOn { return true }
      isWanted = true
      if gate.stage == .loud {
        Console.paragraphs("waiting for a moment of quiet; space again begins at once\n")
      }
      return false
    default: return purpose == .goOn
    }
  }

  /// Says once what to do, when the speaker has come to rest.
  private mutating func ask() {
    guard !hasAsked, isByItself || purpose == .goOn || gate.stage != .loud else { return }
    hasAsked = true
    let begin =
      switch purpose {
      case .recording: "Ready: just start speaking, or press space to begin."
      case .answer(let seconds):
        "Think, then just start speaking; the recording begins by itself after \(seconds) s."
      case .goOn: "Ready: press space to go on."
      }
    if case .recording = purpose, let past = past?.past {
      let watch = past.watch.map { ["To watch: \($0)."] } ?? []
      let noted =
        past.notes.isEmpty ? [] : ["Noted last time: \(past.notes.joined(separator: "; "))"]
      for line in watch + noted { Console.paragraphs(DisplayText.line(line) + "\n") }
    }
    let listen = sound.isEmpty ? "" : "l to hear what the microphone heard, "
    Console.paragraphs("\(begin) (\(listen)q to stop)\n")
  }

  /// Says once what it waits for, when someone speaks on and on.
  private mutating func explain(after count: Int) {
    guard let frames = loudFrames, !hasAsked, !isWanted else { return }
    loudFrames = frames + count
    guard frames + count >= Self.explainSeconds * rate else { return }
    loudFrames = nil
    Console.paragraphs(
      "Waiting for a moment of quiet to begin; space twice begins at once. (q to stop)\n")
  }

  /// Plays the end of the check, until a key is pressed; a loudspeaker that cannot be used is told.
  private func play(_ input: inout KeyInput) throws(Failure) {
    var isAbandoned = false
    do throws(PlaybackError) {
      try play {
        isAbandoned = isAbandoned || SignalCollector.take()
        return isAbandoned || !input.pressed(waitingMilliseconds: 0).isEmpty
      }
    } catch {
      Console.message(Failure(error, status: .noDevice).message)
    }
    if isAbandoned { throw Failure.abandoned }
  }

  private func play(until shouldStop: () -> Bool) throws(PlaybackError) {
    var device = try ALSAPlayback(device: "default", rate: rate)
    guard try device.play(sound.span, shouldStop: shouldStop) == .finished else { return }
    _ = device.drain(shouldStop: shouldStop)
  }
}
