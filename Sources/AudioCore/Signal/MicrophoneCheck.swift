/// Listens to a microphone for some seconds: first to the room, then to a sentence.
public struct MicrophoneCheck: Sendable {
  /// What is wanted of the speaker.
  public enum Stage: Sendable, Equatable {
    /// Silence, to hear the room.
    case silence
    /// A sentence, to hear the voice.
    case sentence
    /// Nothing more.
    case done
  }

  /// What was heard.
  public struct Reading: Sendable, Equatable {
    /// Frames in all.
    public let frames: Int
    /// The largest sample by magnitude, 0 to 1.
    public let peak: Double
    /// Frames at full scale.
    public let clippedFrames: Int
    /// The level of the room in dBFS.
    public let noiseFloor: Double
    /// The level of the voice in dBFS; nil when none was heard.
    public let speechLevel: Double?
    /// How far the voice stands above the room in dB; nil when none was heard.
    public let signalToNoise: Double?
    /// The mains, where they are heard.
    public let hum: MainsHum?
    /// The mean of the silence, -1 to 1.
    public let offset: Double
    /// Whether someone spoke when silence was wanted.
    public let spokeInSilence: Bool
    /// The samples of the silence.
    public let silence: [Int16]

    /// Whether every sample is zero, as a muted input gives them; a live one is never silent to that degree.
    public var isMuted: Bool { peak == 0 }
  }

  /// How much is wanted of the speaker.
  public struct Demand: Sendable, Equatable {
    /// How long the room is listened to, in seconds.
    public let silenceSeconds: Int
    /// The speech that is enough, in seconds.
    let enoughSpeech: Double
    /// How long a sentence is waited for, in seconds.
    let patience: Int

    /// A short look, before every rehearsal.
    public static let check = Demand(silenceSeconds: 2, enoughSpeech: 1.5, patience: 8)
    /// What a ``RoomTrial`` needs.
    public static let trial = Demand(silenceSeconds: 5, enoughSpeech: 3, patience: 12)
  }

  /// The level of the last hop in dBFS.
  public var level: Double { builder.level }
  private let rate: Int
  private let demand: Demand
  private var builder: ContourBuilder
  private var detector = LiveDetector()
  private var silence: [Int16] = []

  /// A check of a microphone at `rate` frames per second.
  public init(rate: Int, demand: Demand = .check) {
    self.rate = rate
    self.demand = demand
    builder = ContourBuilder(rate: rate, isLive: true)
  }

  /// Takes the next samples.
  public mutating func process(_ samples: Span<Int16>) {
    let wanted = min(samples.count, demand.silenceSeconds * rate - silence.count)
    for index in 0..<max(0, wanted) { silence.append(samples[index]) }
    builder.process(samples)
    detector.update(builder)
  }

  /// What is wanted of the speaker now.
  public var stage: Stage {
    let heard = builder.contour.frames
    if heard < demand.silenceSeconds * rate { return .silence }
    if heard >= (demand.silenceSeconds + demand.patience) * rate { return .done }
    let spoken = detector.speech.reduce(0) { $0 + $1.count }
    let isEnough = Double(spoken) >= demand.enoughSpeech * Double(rate) && !detector.isSpeaking
    return isEnough ? .done : .sentence
  }

  /// A gate that knows the voice and the room as this check does.
  public var gate: SpeechGate { SpeechGate(rate: rate, builder: builder, detector) }

  /// What was heard in all.
  public consuming func reading() -> Reading {
    builder.finish()
    let contour = builder.contour
    let track = SpeechDetector().track(contour)
    let end = silence.count
    let sum = silence.reduce(0) { $0 + Int($1) }
    return Reading(
      frames: contour.frames, peak: contour.peak, clippedFrames: contour.clippedFrames,
      noiseFloor: track.noiseFloor, speechLevel: track.speechLevel,
      signalToNoise: track.signalToNoise, hum: MainsHum(silence, rate: rate),
      offset: end > 0 ? Double(sum) / Double(end) / 32768 : 0,
      spokeInSilence: track.segments.contains { $0.lowerBound < end - rate / 5 },
      silence: silence)
  }
}
