/// How loud the voice of a recording is where it is surely a voice.
///
/// Nil when nobody speaks: clearly periodic sound is rare by chance, and what dies away steadily is the
/// ringing of something that was struck.
struct VoiceReference: Equatable {
  /// The 80th percentile of the power of clearly periodic hops, in dBFS.
  let power: Double

  /// Sound that is 2 dB weaker four hops later dies away.
  private static let lookahead = 4
  private static let decay = 4
  /// Clearly periodic hops that have to be found, in the shortest recording.
  private static let fewest = 3
  /// Recordings of more than 15 s have to have runs of 80 ms of it.
  private static let longRecording = 1500
  private static let runLength = 8
  /// Those runs have to be this share of all that stands out by 4 dB.
  private static let share = 0.025
  private static let outstandingByte: UInt8 = 32

  init?(_ hops: [HopFeatures]) {
    var powers = ByteHistogram()
    // The last run of clear voice that does not die away, and the hops of the long ones before.
    var steady = -2 ..< -2
    var (long, outstanding) = (0, 0)
    func close() { if steady.count >= Self.runLength { long += steady.count } }
    for (index, hop) in hops.enumerated() {
      if hop.evidenceByte > Self.outstandingByte { outstanding += 1 }
      guard hop.isClearVoice else { continue }
      powers.add(hop.powerByte)
      let later = index + Self.lookahead
      if later >= hops.count || Int(hops[later].powerByte) + Self.decay > Int(hop.powerByte) {
        if index - steady.upperBound > 1 {
          close()
          steady = index..<index
        }
        steady = steady.lowerBound..<index + 1
      }
    }
    guard powers.total >= Self.fewest else { return nil }
    if hops.count > Self.longRecording {
      close()
      guard Double(long) >= max(1, Self.share * Double(outstanding)) else { return nil }
    }
    power = powers.percentile(0.8) / 2 - 110
  }
}
