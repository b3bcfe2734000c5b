/// Chooses one of each hop's ``PitchPeaks``, so that the pitch neither jumps an octave nor is too low.
///
/// A voice repeats itself after two periods as well as after one. What is chosen is the path through the
/// peaks that is periodic in all and moves little: a peak counts its strength and 0.01 an octave of
/// height, and a step costs 0.35 an octave (the costs of Boersma 1993, Proc. IFA 17, as Praat has them).
/// Found with the algorithm of Viterbi, backwards through at most ``memory`` hops, so that the same is
/// chosen in whatever chunks a recording comes.
struct PitchPath: Sendable {
  /// Every third hop has a pitch: as exact as every second one or all, and cheaper; with every fourth the path
  /// breaks.
  static let step = 3
  /// Voiced hops that are remembered; half of them are decided when they are full.
  private static let memory = 128
  /// Hops without voice that a path outlasts: what is later begins anew.
  private static let longestGap = 20
  /// Hops without voice from which on a step costs half as much.
  private static let shortGap = 4
  private static let octaveCost: Float = 0.01
  private static let jumpCost: Float = 0.35
  /// What is less periodic has no pitch that could be relied on.
  private static let leastStrength: Float = 0.75

  private struct Place {
    let hop: Int
    let peaks: PitchPeaks
    /// The peak of the place before from which each peak is reached best.
    let origins: SIMD4<UInt8>
  }

  private var places: [Place] = []
  /// What the best path to each peak of the last place is worth.
  private var worth = SIMD4<Float>.zero

  init() { places.reserveCapacity(Self.memory) }

  /// Goes on to a hop with a voice.
  mutating func append(_ peaks: PitchPeaks, at hop: Int, into pitches: inout [UInt8]) {
    guard !peaks.isEmpty else { return }
    if let last = places.last, hop - last.hop > Self.longestGap { finish(into: &pitches) }
    let isPeak = peaks.strengths .>= 0
    let own = peaks.strengths + peaks.semitones * (Self.octaveCost / 12)
    var reached = SIMD4<Float>.zero
    var origins = SIMD4<UInt8>.zero
    if let last = places.last {
      let cost = (hop - last.hop > Self.shortGap ? Self.jumpCost / 2 : Self.jumpCost) / 12
      for lane in 0..<4 where isPeak[lane] {
        let away = last.peaks.semitones - peaks.semitones[lane]
        let steps = worth - away.replacing(with: -away, where: away .< 0) * cost
        let best = Self.best(steps)
        (reached[lane], origins[lane]) = (steps[best], UInt8(best))
      }
    }
    worth = (reached + own).replacing(with: -.infinity, where: .!isPeak)
    // Only differences matter, and large sums would be inexact.
    worth -= worth.max()
    places.append(Place(hop: hop, peaks: peaks, origins: origins))
    if places.count == Self.memory { decide(Self.memory / 2, into: &pitches) }
  }

  /// Goes on to a hop without a voice: decides on all that is left once what is later begins anew.
  mutating func rest(at hop: Int, into pitches: inout [UInt8]) {
    guard let last = places.last, hop - last.hop > Self.longestGap else { return }
    finish(into: &pitches)
  }

  /// Decides on all that is left.
  mutating func finish(into pitches: inout [UInt8]) {
    decide(places.count, into: &pitches)
    worth = .zero
  }

  /// Notes the pitches of the first places on the best path and forgets them.
  private mutating func decide(_ count: Int, into pitches: inout [UInt8]) {
    guard count > 0 else { return }
    var peak = Self.best(worth)
    for index in places.indices.reversed() {
      let place = places[index]
      if index < count, place.peaks.strengths[peak] >= Self.leastStrength {
        pitches[place.hop / Self.step] = PitchScale.byte(semitones: place.peaks.semitones[peak])
      }
      peak = Int(place.origins[peak])
    }
    places.removeFirst(count)
  }

  private static func best(_ values: SIMD4<Float>) -> Int {
    var best = 0
    for lane in 1..<4 where values[lane] > values[best] { best = lane }
    return best
  }
}
