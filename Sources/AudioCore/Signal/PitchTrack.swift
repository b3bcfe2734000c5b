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

  private struct Point {
    let hop: Int32
    /// See ``PitchScale``.
    let pitch: UInt8
  }

  private let points: [Point]
  private let contour: Contour
  /// The hops of speech, ascending and apart.
  private let speech: [Range<Int>]

  /// The pitch in the speech of a recording; `speech` in frames, ascending and apart.
  public init(_ contour: Contour, speech: [Range<Int>]) {
    self.contour = contour
    let segments = speech.map {
      contour.hop(of: $0.lowerBound)..<contour.hop(of: $0.upperBound)
    }
    self.speech = segments
    guard let reference = VoiceReference(contour.hops) else {
      points = []
      return
    }
    let least = HopFeatures.powerLimit(reference.power - Self.range)
    let steady = segments.flatMap { Self.steady(in: $0, contour.hops, above: least) }
    var pitches = ByteHistogram()
    for point in steady { pitches.add(point.pitch) }
    let low = pitches.percentile(0.25) + PitchScale.steps(ofSemitones: Self.below)
    let high = pitches.percentile(0.75) + PitchScale.steps(ofSemitones: Self.above)
    points = steady.filter { (low...high).contains(Double($0.pitch)) }
  }

  /// How much the pitch varies in some frames.
  public func variation(in frames: [Range<Int>]) -> PitchVariation {
    var pitches = ByteHistogram()
    var spoken = 0
    for stretch in frames {
      let hops = contour.hop(of: stretch.lowerBound)..<contour.hop(of: stretch.upperBound)
      let end = Self.position(in: points) { Int($0.hop) >= hops.upperBound }
      for point in points[Self.position(in: points) { Int($0.hop) >= hops.lowerBound }..<end] {
        pitches.add(point.pitch)
      }
      let first = Self.position(in: speech) { $0.upperBound > hops.lowerBound }
      spoken += speech[first...].prefix { $0.lowerBound < hops.upperBound }
        .reduce(0) { $0 + $1.clamped(to: hops).count }
    }
    let share = spoken > 0 ? min(1, Double(pitches.total * PitchPath.step) / Double(spoken)) : 0
    let isEnough = pitches.total >= Self.fewest && share >= Self.leastShare
    return PitchVariation(voicedShare: share, pitches: isEnough ? pitches : ByteHistogram())
  }

  /// The position of the first element for which the predicate holds, where it holds for all after it.
  private static func position<Element>(
    in elements: [Element], where predicate: (Element) -> Bool
  ) -> Int {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(elements[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The pitches of a segment that lie in steady stretches.
  private static func steady(
    in segment: Range<Int>, _ hops: [HopFeatures], above least: Int
  ) -> [Point] {
    let first = (segment.lowerBound + PitchPath.step - 1) / PitchPath.step * PitchPath.step
    var (all, run): ([Point], [Point]) = ([], [])
    func close() {
      if run.count >= shortest { all += run }
      run.removeAll(keepingCapacity: true)
    }
    for hop in stride(from: first, to: min(hops.count, segment.upperBound), by: PitchPath.step) {
      let pitch = hops[hop].pitchByte
      guard pitch > 0, Int(hops[hop].powerByte) > least else {
        close()
        continue
      }
      if let last = run.last, abs(Int(last.pitch) - Int(pitch)) >= steepest { close() }
      run.append(Point(hop: Int32(hop), pitch: pitch))
    }
    close()
    return all
  }
}
