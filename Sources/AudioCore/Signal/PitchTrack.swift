/// The pitch of a voice over a recording, wherever it can be relied on.
///
/// Of the contour's pitches those that lie in speech, are loud enough, belong to a steady stretch and to
/// the speaker's own range. How it compares with Praat is in docs/pace.md.
public struct PitchTrack: Sendable {
  /// A pitch is at most 20 dB weaker than the voice's reference: what is weaker is breath and echo.
  private static let range = 20.0
  /// A steady stretch is 60 ms long, and moves by less than 3 semitones in 30 ms.
  private static let (shortest, steepest) = (2, Int(PitchScale.steps(ofSemitones: 3)))
  /// The speaker's range: three quarters of the lower quartile to one and a half of the upper one
  /// (Hirst 2011, Journal of Speech Sciences 1(1)), in semitones.
  private static let (below, above) = (-4.98, 7.02)

  /// A second of voice and an eighth of the speech are enough to know how much a pitch varies: hoarse
  /// voices have less.
  private static let (fewest, leastShare) = (100 / PitchPath.step, 0.125)

  /// The contour's pitches, and 0 for those that do not count.
  private var pitches: [UInt8]
  private let contour: Contour
  /// The hops of speech, ascending and apart.
  private let speech: [Range<Int>]

  /// The pitch in the speech of a recording; `speech` in frames, ascending and apart.
  public init(_ contour: Contour, speech: [Range<Int>]) {
    self.contour = contour
    self.speech = speech.map {
      contour.hop(of: $0.lowerBound)..<contour.hop(of: $0.upperBound)
    }
    pitches = Array(repeating: 0, count: contour.pitches.count)
    guard let reference = VoiceReference(contour.hops) else { return }
    let least = HopFeatures.powerLimit(reference.power - Self.range)
    for segment in self.speech { keepSteady(in: segment, above: least) }
    keepOwnRange()
  }

  /// How much the pitch varies in some frames.
  public func variation(in frames: [Range<Int>]) -> PitchVariation {
    var known = ByteHistogram()
    var spoken = 0
    for stretch in frames {
      let hops = contour.hop(of: stretch.lowerBound)..<contour.hop(of: stretch.upperBound)
      for pitch in pitches[Self.places(of: hops).clamped(to: pitches.indices)] where pitch > 0 {
        known.add(pitch)
      }
      let first = Self.position(in: speech, behind: hops.lowerBound)
      spoken += speech[first...].prefix { $0.lowerBound < hops.upperBound }
        .reduce(0) { $0 + $1.clamped(to: hops).count }
    }
    let share = spoken > 0 ? min(1, Double(known.total * PitchPath.step) / Double(spoken)) : 0
    let isEnough = known.total >= Self.fewest && share >= Self.leastShare
    return PitchVariation(voicedShare: share, pitches: isEnough ? known : ByteHistogram())
  }

  /// Whether the voice is near the bottom of its range at the end of the speech there; false where too little of it is
  /// known.
  ///
  /// - Parameter frame: of the end of speech.
  func falls(before frame: Int) -> Bool {
    var known = ByteHistogram()
    for pitch in pitches where pitch > 0 { known.add(pitch) }
    guard known.total >= Self.fewest else { return false }
    let end = contour.hop(of: frame)
    let places = Self.places(of: max(0, end - Self.endHops)..<end).clamped(to: pitches.indices)
    let last = pitches[places].filter { $0 > 0 }.suffix(Self.lastPitches).sorted()
    guard last.count == Self.lastPitches else { return false }
    return Double(last[last.count / 2]) <= known.percentile(Self.bottom)
  }

  /// What is looked at of the end of speech: its last second, and of that the last 150 ms of voice.
  ///
  /// A quarter of a speaker's pitches is the bottom of the range. Our own figures.
  private static let (endHops, lastPitches, bottom) = (100, 5, 0.25)

  /// The places among the pitches of some hops.
  private static func places(of hops: Range<Int>) -> Range<Int> {
    func place(_ hop: Int) -> Int { (hop + PitchPath.step - 1) / PitchPath.step }
    return place(hops.lowerBound)..<place(hops.upperBound)
  }

  /// The position of the first range that ends behind a hop.
  private static func position(in ranges: [Range<Int>], behind hop: Int) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound > hop { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Keeps the pitches of a segment that lie in steady stretches.
  private mutating func keepSteady(in segment: Range<Int>, above least: Int) {
    var run = 0
    let places = Self.places(of: segment).clamped(to: pitches.indices)
    func close(at place: Int) {
      if run >= Self.shortest {
        for kept in place - run..<place { pitches[kept] = contour.pitches[kept] }
      }
      run = 0
    }
    for place in places {
      let pitch = contour.pitches[place]
      guard pitch > 0, Int(contour.hops[place * PitchPath.step].powerByte) > least else {
        close(at: place)
        continue
      }
      if run > 0, abs(Int(contour.pitches[place - 1]) - Int(pitch)) >= Self.steepest {
        close(at: place)
      }
      run += 1
    }
    close(at: places.upperBound)
  }

  /// Keeps the pitches in the speaker's own range.
  private mutating func keepOwnRange() {
    var known = ByteHistogram()
    for pitch in pitches where pitch > 0 { known.add(pitch) }
    let low = known.percentile(0.25) + PitchScale.steps(ofSemitones: Self.below)
    let high = known.percentile(0.75) + PitchScale.steps(ofSemitones: Self.above)
    for place in pitches.indices where !(low...high).contains(Double(pitches[place])) {
      pitches[place] = 0
    }
  }
}
