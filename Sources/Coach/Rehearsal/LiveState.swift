/// What a speaker wants to know at this moment.
///
/// Times in seconds.
public struct LiveState: Sendable, Equatable {
  /// Where the rehearsal is.
  public var position = Rehearsal.Position()
  /// The time since the recording began.
  public var recorded = 0.0
  /// The time since the first speech, without what was held; what the slot counts.
  public var clock = 0.0
  /// The time of every phase so far, without stalls; empty before the first speech.
  public var speaking: [Double] = []
  /// The phases that were begun.
  public var begun: Set<Int> = []
  /// The level of the last hop in dBFS.
  public var level = -120.0
  /// The highest level of the last two seconds in dBFS.
  public var peakLevel = -120.0
  /// The largest sample so far by magnitude, 0 to 1.
  public var peak = 0.0
  /// For how long every sample has been zero, as a muted microphone gives them.
  public var muted = 0.0
  /// Whether someone speaks.
  public var isSpeaking = false
  /// Whether someone speaks although the rehearsal has been held for a second and more.
  public var speaksWhileHeld = false
  /// Whether samples at full scale were seen in the last second.
  public var isClipping = false
  /// The time that the device lost so far.
  public var lost = 0.0
  /// How often something was noted.
  public var notes = 0
  /// The words of what was noted last.
  public var lastNote = ""
  /// The phase whose opening was heard a moment ago; nil where none was.
  public var heard: HeardPhase?
  /// Whether no key turned to the phase that is spoken.
  public var hasTurned = false
  /// Whether phases turn by themselves.
  public var following = Following.off
  /// Whether the device is away and may come back.
  public var isDeviceAway = false

  /// Whether phases turn by themselves.
  public enum Following: Sendable, Equatable {
    /// Only keys turn them, or earlier takes are still being read.
    case off
    /// They turn when what they began with in an earlier take is heard.
    case openings
    /// No earlier take has marks: nothing is known of what they begin with.
    case nothingKnown
    /// The openings of earlier takes are not heard: another voice, or other words.
    case lost
  }

  /// The state before anything was heard.
  public init() {}

  /// Whether any audio has arrived: some sound servers take a second to begin.
  public var isRecording: Bool { recorded > 0 }
  /// Whether anyone has spoken yet: the clock runs.
  public var hasStarted: Bool { !speaking.isEmpty }
  /// The time of the current phase so far.
  public var speakingNow: Double {
    speaking.indices.contains(position.part) ? speaking[position.part] : 0
  }
  /// Whether every sample of the first five seconds is zero: a muted input, or none; a live one is never silent
  /// to that degree, in a quiet room neither.
  public var isDead: Bool { recorded >= 5 && peak == 0 }
  /// Whether the microphone was muted meanwhile; while the rehearsal is held it may be.
  public var isMuted: Bool { muted >= 3 && !position.isHeld && !isDeviceAway }
}
