/// One thing to change, as a sentence with the figures that it rests on.
public struct Advice: Codable, Sendable, Equatable {
  /// What it is about.
  public enum Kind: String, Codable, Sendable, Equatable {
    /// How the whole stands against the slot, and what the cuts come to.
    case total
    /// A phase is to lose some of its material.
    case cut
    /// The speaker stopped.
    case stall
    /// The beginning.
    case opening
    /// The end.
    case ending
    /// A phase is spoken faster than the rest.
    case pace
    /// A part of an answer takes too much or too little of it.
    case share
    /// A phase was left out or has time to spare.
    case room
  }

  /// What it is about.
  public let kind: Kind
  /// The position of the phase, from 0; null when it is about the whole.
  @ExplicitNull public var phase: Int?
  /// Where to hear it in the recording; null when there is no such place.
  @ExplicitNull public var at_s: Double?
  /// The time that it is about: to cut, lost in stalls, over the slot, short of a minimum.
  @ExplicitNull public var amount_s: Double?
  /// The pace against the median of the take, 1.1 for a tenth faster.
  @ExplicitNull public var pace_ratio: Double?
  /// In how many takes it was so, this one among them; null when it was looked for in this one only.
  @ExplicitNull public var takes: Int?
  /// Of how many takes.
  @ExplicitNull public var of_takes: Int?
  /// The sentence.
  public let text: String

  init(
    _ kind: Kind, phase: Int? = nil, at: Double? = nil, amount: Double? = nil,
    paceRatio: Double? = nil, takes: (Int, of: Int)? = nil, _ text: String
  ) {
    self.kind = kind
    self.text = text
    self.phase = phase
    at_s = at
    amount_s = amount.map(Rounded.seconds)
    pace_ratio = paceRatio.map(Rounded.hundredths)
    self.takes = takes?.0
    of_takes = takes?.of
  }
}
