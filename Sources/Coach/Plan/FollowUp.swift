/// What an interviewer asks in the middle of an answer, measured as a part of its own.
public struct FollowUp: Codable, Sendable, Equatable {
  /// What is wanted.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// More of one thing; then the answer goes on where it was.
    case deeper
    /// All of it in a minute; nothing else is spoken afterwards.
    case short_version
  }

  /// What is wanted.
  public let kind: Kind
  /// What the part is called.
  public let name: String
  /// What the interviewer says.
  public let words: String
  /// The shortest time for it in seconds.
  public let min_s: Double
  /// The longest time for it in seconds.
  public let max_s: Double

  /// The time for a follow-up: a minute, so 45 to 60 s.
  ///
  /// The short version has it from its name; going deeper takes as long by our own figure, half of an
  /// answer.
  static let budget = Budget(single: .seconds(60))

  private init(kind: Kind, name: String, words: String) {
    self.kind = kind
    self.name = name
    self.words = words
    min_s = Self.budget.minimum.seconds
    max_s = Self.budget.maximum.seconds
  }

  /// Reads what a journal says.
  ///
  /// - Throws: `DecodingError`, also when its times are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    name = try container.decode(String.self, forKey: .name)
    words = try container.decode(String.self, forKey: .words)
    min_s = try container.decode(Double.self, forKey: .min_s)
    max_s = try container.decode(Double.self, forKey: .max_s)
    guard Plausible.isBand(min_s, max_s) else {
      throw DecodingError.dataCorruptedError(
        forKey: .min_s, in: container, debugDescription: "no band of times")
    }
  }

  /// The whole in a minute.
  public static let shortVersion = FollowUp(
    kind: .short_version, name: "60-second version", words: "60-second version, please")

  /// More of something, such as `cross-team dynamics`.
  public static func deeper(into topic: String) -> FollowUp {
    FollowUp(
      kind: .deeper, name: "deeper: \(topic)", words: "Could you go deeper into \(topic)?")
  }

  /// Its planned time.
  public var budget: Budget { Budget(minimum: .seconds(min_s), maximum: .seconds(max_s)) }

  /// It as a phase behind those of the plan.
  var phase: Phase { Phase(number: nil, name: name, line: 0, budget: budget, cues: []) }
}

extension Plan {
  /// The plan with a follow-up behind its phases.
  public func adding(_ followUp: FollowUp) -> Plan {
    Plan(
      title: title, slot: slot, phases: phases + [followUp.phase], variants: variants,
      framework: framework)
  }
}
