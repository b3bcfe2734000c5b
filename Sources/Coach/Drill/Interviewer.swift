internal import AudioCore

/// Someone who interrupts an answer once, at a random moment.
public struct Interviewer: Sendable, Equatable {
  /// What is asked.
  public let followUp: FollowUp
  /// When: seconds on the clock, which starts with the first word.
  public let after: Double

  /// What interviewers like to hear more of, where the document offers nothing itself.
  static let usualOffers = [
    "what you did yourself", "the decision that was hardest", "what went wrong", "the numbers",
    "what you would do differently",
  ]
  /// The part of an answer of its planned length in which it is interrupted: neither before it is
  /// known what it is about nor in its last words.
  static let moments = 0.2...0.8

  /// An interviewer for a plan.
  ///
  /// One time in two the whole is wanted in a minute, else more of what the document offers.
  /// - Parameters:
  ///   - offers: the document's own offers; others are used where it has none.
  ///   - seed: equal seeds give equal interruptions.
  public init(_ plan: Plan, offers: [String], seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let topics = offers.isEmpty ? Self.usualOffers : offers
    let isShort = random.uniform() < 0.5
    let topic = topics[Int(random.uniform() * Double(topics.count))]
    followUp = isShort ? .shortVersion : .deeper(into: topic)
    let length = plan.phases.reduce(0) { $0 + ($1.budget?.middle.seconds ?? 0) }
    let width = Self.moments.upperBound - Self.moments.lowerBound
    after = length * (Self.moments.lowerBound + width * random.uniform())
  }
}
