/// One planned part of the talk.
public struct Phase: Sendable, Equatable {
  /// The number its heading gives (`PHASE 3:`); nil where a plan numbers its other phases only.
  public let number: Int?
  /// Its name, without number and budget.
  public let name: String
  /// The line of its heading, from 1.
  public let line: Int
  /// Its planned time; nil for a part without an end, such as questions at the end of a schedule.
  public let budget: Budget?
  /// Its memory-trigger words, in their order.
  public let cues: [String]
  /// Whether the trigger words are the phase's bold words and the beginnings of its list items, because none
  /// are labelled.
  public let areCuesFound: Bool
  /// Whether it is a break, in which nobody is to speak.
  public let isBreak: Bool
  /// What the notes say in it, without its heading; empty where nothing is known of them.
  public let text: String

  /// A phase as a plan gives it.
  public init(
    number: Int?, name: String, line: Int, budget: Budget?, cues: [String],
    areCuesFound: Bool = false, isBreak: Bool = false, text: String = ""
  ) {
    self.number = number
    self.name = name
    self.line = line
    self.budget = budget
    self.cues = cues
    self.areCuesFound = areCuesFound
    self.isBreak = isBreak
    self.text = text
  }

  func with(
    number: Int? = nil, budget: Budget? = nil, cues: [String]? = nil, text: String? = nil
  ) -> Phase {
    Phase(
      number: number ?? self.number, name: name, line: line, budget: budget ?? self.budget,
      cues: cues ?? self.cues, areCuesFound: areCuesFound, isBreak: isBreak,
      text: text ?? self.text)
  }
}
