/// What is known of a hop as soon as it was heard.
public struct LiveHop: Sendable {
  let powers: BandPowers

  /// The level in dBFS, between 50 Hz and 7 kHz or so.
  public var level: Double { Decibels.level(power: Double(powers.sum())) }
}
