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

  /// The variation of some pitches in semitones; none where there are none.
  init(voicedShare: Double, pitches: [Float]) {
    self.voicedShare = voicedShare
    guard !pitches.isEmpty else {
      (deviation, middleRange) = (nil, nil)
      return
    }
    let count = Double(pitches.count)
    let mean = pitches.reduce(0) { $0 + Double($1) } / count
    let squares = pitches.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    deviation = (squares / count).squareRoot()
    let sorted = pitches.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * (count - 1)
      let low = Int(place)
      let high = min(low + 1, sorted.count - 1)
      return Double(sorted[low]) + (place - Double(low)) * Double(sorted[high] - sorted[low])
    }
    middleRange = quantile(0.9) - quantile(0.1)
  }
}
