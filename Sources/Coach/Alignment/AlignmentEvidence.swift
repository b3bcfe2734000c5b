/// What was heard of the phases themselves, besides pauses and budgets: words of the notes, or what the
/// speaker said in an earlier take.
///
/// All of it are likelihood ratios as natural logarithms, so several kinds add up. Each has to be true to
/// itself: under "not here" the ratio's mean is 1, and evidence that is no better than chance says 0.
public struct AlignmentEvidence: Sendable, Equatable {
  /// What a boundary rests on.
  public enum Source: String, Sendable, Codable, CaseIterable {
    /// Pauses, changes of level and pace, and the budgets.
    case pauses
    /// Words of the notes that a recogniser heard.
    case words
    /// What the speaker said in an earlier take.
    case earlierTake = "earlier_take"
  }

  /// Something that speaks for a phase to begin at a place.
  public struct Beginning: Sendable, Equatable {
    /// The phase, by its position in the agenda.
    public let phase: Int
    /// The frame at which it may begin; it counts for the nearest pause within ``reach``.
    public let frame: Int
    /// How much more probable what was heard here is if the phase begins here than if it does not.
    public let logOdds: Double
    /// Who says so.
    public let source: Source

    /// A beginning; the ratio is kept within ``largest``.
    public init(phase: Int, frame: Int, logOdds: Double, source: Source) {
      self.phase = phase
      self.frame = frame
      self.logOdds = AlignmentEvidence.clipped(logOdds, to: AlignmentEvidence.largest)
      self.source = source
    }
  }

  /// Something that is heard within phases: a word, or a stretch that comes again.
  public struct Token: Sendable, Equatable {
    /// The frame at which it is heard.
    public let frame: Int
    /// How probable it is in each phase of the agenda against its mean over phases.
    public let logRatios: [Double]
    /// Who heard it.
    public let source: Source

    /// A token; its ratios are kept within ``largestOfToken``, so that no single one decides.
    public init(frame: Int, logRatios: [Double], source: Source) {
      self.frame = frame
      self.logRatios = logRatios.map {
        AlignmentEvidence.clipped($0, to: AlignmentEvidence.largestOfToken)
      }
      self.source = source
    }
  }

  /// What speaks for single places.
  public var beginnings: [Beginning]
  /// What is heard within phases.
  public var tokens: [Token]

  /// How far a place may lie from the beginning that it is given, in seconds.
  public static let reach = 0.5
  /// No beginning is believed more than e to this: one in 20,000 of its kind is chance after all.
  public static let largest = 10.0
  /// No token is believed more than e to this.
  public static let largestOfToken = 3.0

  /// Evidence; nothing without arguments.
  public init(beginnings: [Beginning] = [], tokens: [Token] = []) {
    self.beginnings = beginnings
    self.tokens = tokens
  }

  /// Whether there is none.
  public var isEmpty: Bool { beginnings.isEmpty && tokens.isEmpty }

  /// Both of them.
  public func adding(_ other: AlignmentEvidence) -> AlignmentEvidence {
    AlignmentEvidence(
      beginnings: beginnings + other.beginnings, tokens: tokens + other.tokens)
  }

  /// What comes from one source.
  public func only(_ source: Source) -> AlignmentEvidence {
    AlignmentEvidence(
      beginnings: beginnings.filter { $0.source == source },
      tokens: tokens.filter { $0.source == source })
  }

  /// Within a distance of 0; what is no number says nothing.
  private static func clipped(_ value: Double, to most: Double) -> Double {
    value.isNaN ? 0 : max(-most, min(most, value))
  }
}
