/// How much the pitch of a stretch of speech varies, in semitones.
///
/// In semitones, because listeners hear ratios: the same liveliness is the same figure for low and high
/// voices.
public struct PitchVariation: Sendable, Equatable {
  /// The share of the speech whose pitch is known, from 0 to 1.
  public let voicedShare: Double
  /// The standard deviation in semitones; nil where too little has a pitch.
  public let deviation: Double?
  /// The range of the middle 80 % in semitones; nil where too little has a pitch.
  public let middleRange: Double?

  /// The variation of some pitches, see ``PitchScale``; none where there are none.
  init(voicedShare: Double, pitches: ByteHistogram) {
    self.voicedShare = voicedShare
    guard pitches.total > 0 else {
      (deviation, middleRange) = (nil, nil)
      return
    }
    let step = PitchScale.steps(ofSemitones: 1)
    let mean = pitches.mean { Double($0) }
    deviation = pitches.mean { (Double($0) - mean) * (Double($0) - mean) }.squareRoot() / step
    middleRange = (pitches.percentile(0.9) - pitches.percentile(0.1)) / step
  }
}
