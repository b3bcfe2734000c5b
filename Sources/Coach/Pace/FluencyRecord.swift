/// How fluent a phase is, by the measures of research on fluency.
///
/// All three are about silences from the shortest pause on (0.25 s unless the rules say otherwise, the threshold
/// of de Jong & Bosker 2013, DiSS, below which silences belong to articulation), stalls included, and about
/// the clock without what the device lost.
public struct FluencyRecord: Codable, Sendable, Equatable {
  /// The mean number of syllables between two silences (mean length of run; Towell, Hawkins & Bazergui 1996,
  /// Applied Linguistics 17(1)); null when there is no syllable.
  @ExplicitNull public var syllables_per_run: Double?
  /// Silences per minute of the clock (silent pause rate; Kormos & Dénes 2004, System 32(2)); null below five
  /// seconds.
  @ExplicitNull public var silences_per_min: Double?
  /// The share of the clock that is speech, from 0 to 1 (phonation-time ratio; Kormos & Dénes 2004); null
  /// below five seconds.
  @ExplicitNull public var speech_share: Double?
}

extension FluencyRecord {
  /// Below this, a single pause decides.
  private static let shortest = 5.0

  /// The fluency of a phase.
  ///
  /// - Parameter runs: the stretches of speech between its silences.
  init(syllables: Int, runs: Int, silences: Int, speech: Double, clock: Double) {
    let isLong = clock >= Self.shortest
    self.init(
      syllables_per_run: syllables > 0 && runs > 0
        ? Rounded.hundredths(Double(syllables) / Double(runs)) : nil,
      silences_per_min: isLong ? Rounded.hundredths(60 * Double(silences) / clock) : nil,
      speech_share: isLong ? Rounded.hundredths(speech / clock) : nil)
  }
}
