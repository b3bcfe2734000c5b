/// Waits for a speaker before anything is recorded: for a moment of quiet first, and then for the first word.
///
/// What is spoken before that moment, such as the sentence of a check, gets into no recording.
public struct SpeechGate: Sendable {
  /// How far it is.
  public enum Stage: Sendable, Equatable {
    /// Someone speaks, or did a moment ago.
    case loud
    /// The speaker has been quiet.
    case quiet
    /// The speaker has been quiet and then began.
    case spoken
  }

  /// How long a speaker is silent who has stopped: longer than the pauses within a sentence, in milliseconds.
  private static let quietMilliseconds = 700
  /// The silence that a recording begins with, in milliseconds: the detector learns the room from it.
  private static let leadMilliseconds = 1000
  /// How much of what was heard is kept, in seconds: a voice that is not known yet may take some to be noticed.
  private static let memorySeconds = 6

  private let rate: Int
  private var builder: ContourBuilder
  private var detector: LiveDetector
  /// The frame behind which quiet is wanted.
  private var floor: Int
  /// The last samples that were heard.
  private var memory: [Int16] = []

  /// A voice that is not known yet is noticed this late, in milliseconds: what comes before is no quiet.
  private static let acquaintanceMilliseconds = 1200

  /// A gate for a microphone of which nothing is known.
  public init(rate: Int) {
    self.init(rate: rate, builder: ContourBuilder(rate: rate, isLive: true), LiveDetector())
  }

  /// A gate that knows the voice and the room already; quiet is wanted from here on.
  ///
  /// So early that the voice is not known to it, it is still a little later.
  init(rate: Int, builder: ContourBuilder, _ detector: LiveDetector) {
    self.rate = rate
    self.builder = builder
    self.detector = detector
    floor = max(builder.contour.frames, rate * Self.acquaintanceMilliseconds / 1000)
  }

  /// Takes the next samples.
  public mutating func process(_ samples: Span<Int16>) {
    builder.process(samples)
    detector.update(builder)
    for index in samples.indices { memory.append(samples[index]) }
    // Seldom: moving them costs more than keeping them.
    let room = Self.memorySeconds * rate
    if memory.count > 2 * room { memory.removeFirst(memory.count - room) }
  }

  /// Wants quiet anew: so many frames that are to come are no speaker, because something is played.
  public mutating func settle(frames: Int = 0) { floor = builder.contour.frames + frames }

  /// Forgets what was heard before the device lost something: it is no part of a recording.
  public mutating func forget() { memory.removeAll(keepingCapacity: true) }

  /// How far it is by now.
  public var stage: Stage {
    if onset != nil { return .spoken }
    let silent = builder.contour.frames - lastSpeech
    return !detector.isSpeaking && silent >= quiet ? .quiet : .loud
  }

  /// The samples with which the recording begins: a moment of silence, and what was said since.
  ///
  /// Nothing before anyone has spoken.
  public var beginning: [Int16] {
    guard let onset else { return [] }
    let start = max(onset.silentSince, onset.frame - rate * Self.leadMilliseconds / 1000)
    return Array(memory.suffix(builder.contour.frames - start))
  }

  private var quiet: Int { rate * Self.quietMilliseconds / 1000 }

  private var lastSpeech: Int { max(floor, detector.speech.last?.upperBound ?? 0) }

  /// The first speech behind a moment of quiet, and since when it had been quiet.
  private var onset: (frame: Int, silentSince: Int)? {
    var silentSince = floor
    for segment in detector.speech where segment.upperBound > floor {
      if segment.lowerBound - silentSince >= quiet { return (segment.lowerBound, silentSince) }
      silentSince = segment.upperBound
    }
    return nil
  }
}
