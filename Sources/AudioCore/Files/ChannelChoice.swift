/// Which of a recording's channels are heard.
public enum ChannelChoice: Sendable, Equatable {
  /// The mean of all.
  case mix
  /// One of them, from 1.
  case one(Int)
  /// The one with the most energy.
  case loudest

  /// The choice that a text names: `mix`, `loudest` or a number from 1; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "mix": self = .mix
    case "loudest": self = .loudest
    default:
      guard let number = Int(text), (1...1024).contains(number) else { return nil }
      self = .one(number)
    }
  }
}
