/// Why the mean of a recording's channels is not what they hold.
public enum ChannelTrouble: Sendable, Equatable {
  /// They cancel each other: one is the other upside down. The loudest was heard alone.
  case cancelling(heard: Int)
  /// Two of them rise and fall independently: a time code, or another person. Levels in dBFS.
  case different(levels: [Double])
}

extension ChannelComparison {
  /// What speaks against the mean of the channels.
  ///
  /// Channels that have nothing in common leave a share of 1 of their energy, in-phase ones more; 0.2 is a correlation of
  /// -0.8 between two. Levels of two microphones in one room correlate by .9 and more.
  func trouble(_ choice: ChannelChoice) -> ChannelTrouble? {
    guard choice == .mix, channelLevels.count > 1 else { return nil }
    if remainder < 0.2 { return .cancelling(heard: loudest) }
    return levelCorrelation < 0.4 ? .different(levels: channelLevels) : nil
  }
}
