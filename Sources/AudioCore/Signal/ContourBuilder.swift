/// Turns samples into a contour, in chunks of any size.
///
/// A hop is complete some three seconds after it was heard, because its background is sought on both
/// sides; a live builder has a first version of the hops in between.
public struct ContourBuilder: Sendable {
  /// What was built so far; complete after ``finish()``.
  public private(set) var contour: Contour
  private var input: InputFilter
  private var chunk = BandChunk()
  private var meter: BandMeter
  private var periodicity: Periodicity
  private var path = PitchPath()
  private var noise = NoiseFloor()
  private var pitch: SlidingBuffer<Float>
  private var powers = SlidingBuffer<BandPowers>(of: .zero)
  private var floors = SlidingBuffer<BandPowers>(of: .zero)
  /// The hops that are not complete yet, over the background so far; only of a live builder.
  public private(set) var recentHops: [HopFeatures] = []
  /// The level of the last hop that was heard, in dBFS.
  public private(set) var level = Decibels.silence
  /// The highest level of the last two seconds that were heard, in dBFS; only of a live builder.
  public var heldLevel: Double { peakHold.level }
  private var peakHold = PeakHold()
  private var past: PastNoiseFloor?
  /// The spectra so far; nil where they are not wanted.
  public private(set) var spectra: SpectraMeter?
  /// The hop behind the last of `recentHops`.
  private var recentEnd = 0

  /// Samples that are taken at once, so that everything in between stays in the cache.
  private static let piece = 8192

  /// A builder for a recording of `rate` frames per second.
  ///
  /// - Parameters:
  ///   - expectedFrames: how long the recording will be, if that is known.
  ///   - isLive: whether hops are wanted before they are complete.
  ///   - keepsSpectra: whether ``spectra`` are wanted.
  public init(
    rate: Int, expectedFrames: Int = 0, isLive: Bool = false, keepsSpectra: Bool = false
  ) {
    past = isLive ? PastNoiseFloor() : nil
    spectra = keepsSpectra ? SpectraMeter() : nil
    contour = Contour(rate: rate)
    let expectedHops = expectedFrames / rate * Contour.hopsPerSecond + 100
    contour.hops.reserveCapacity(expectedHops)
    contour.pitches.reserveCapacity(expectedHops / PitchPath.step)
    input = InputFilter(sampleRate: rate)
    meter = BandMeter(rate: rate, behind: input)
    periodicity = Periodicity(rate: input.pitchRate)
    pitch = SlidingBuffer(history: max(0, -periodicity.needs(0).lowerBound), of: 0)
  }

  /// Takes the next samples.
  public mutating func process(_ samples: Span<Int16>) {
    var start = 0
    while start < samples.count {
      let end = min(samples.count, start + Self.piece)
      input.process(samples.extracting(start..<end), into: &chunk)
      meter.process(&chunk)
      process(chunk)
      start = end
    }
  }

  /// Completes the last hops; what the filters look ahead to after the end is silence.
  public mutating func finish() {
    input.finish(into: &chunk)
    meter.process(&chunk)
    process(chunk)
  }

  /// Takes the next samples as an ``InputFilter`` and a ``BandMeter`` in other threads left them; the last
  /// chunk completes the last hops.
  mutating func process(_ chunk: BandChunk) {
    contour.frames += chunk.frames
    contour.peak = max(contour.peak, chunk.peak)
    contour.clippedFrames += chunk.clippedFrames
    pitch.append(contentsOf: chunk.pitch)
    powers.append(contentsOf: chunk.powers)
    spectra?.process(chunk.powers)
    completeHops(hasEnded: chunk.isLast)
    if chunk.isLast {
      path.finish(into: &contour.pitches)
      recentHops = []
    } else {
      hearRecentHops()
    }
  }

  private mutating func completeHops(hasEnded: Bool) {
    let known = floors.end
    noise.process(powers, hasEnded: hasEnded, into: &floors)
    for block in known..<floors.end { noteBackground(floors[block]) }
    let end = hasEnded ? powers.end : min(powers.end - 1, floors.end * NoiseFloor.blockLength)
    while contour.hops.count < end { appendFeatures() }
    let next = contour.hops.count
    floors.drop(before: next / NoiseFloor.blockLength)
    powers.drop(before: min(next - 1, noise.needed))
    pitch.drop(before: periodicity.needs(next).lowerBound)
  }

  /// Gives the hops that were just heard their first version, and lets go of those that are complete.
  private mutating func hearRecentHops() {
    guard past != nil else { return }
    var next = recentEnd
    while next < powers.end, periodicity.needs(next).upperBound <= pitch.end {
      let floor = past?.process(powers[next]) ?? .zero
      var sum = BandPowers.zero
      let around = max(powers.start, next - 2)...next
      for hop in around { sum += powers[hop] }
      recentHops.append(
        HopFeatures(sum * (1 / Float(around.count)), own: powers[next], over: floor) {
          periodicity.of(next, in: pitch)
        })
      level = Decibels.level(power: Double(powers[next].sum()))
      peakHold.update(level, hop: next)
      next += 1
    }
    recentEnd = next
    let excess = recentHops.count - (recentEnd - contour.hops.count)
    recentHops.removeFirst(max(0, excess))
  }

  private mutating func appendFeatures() {
    let hop = contour.hops.count
    let around = max(0, hop - 1)..<min(powers.end, hop + 2)
    var sum = BandPowers.zero
    for other in around { sum += powers[other] }
    let floor = floors[hop / NoiseFloor.blockLength]
    let features = HopFeatures(sum * (1 / Float(around.count)), own: powers[hop], over: floor) {
      periodicity.of(hop, in: pitch)
    }
    contour.hops.append(features)
    guard hop % PitchPath.step == 0 else { return }
    contour.pitches.append(0)
    if features.isClearVoice {
      path.append(periodicity.peaks(), at: hop, into: &contour.pitches)
    } else {
      path.rest(at: hop, into: &contour.pitches)
    }
  }

  private mutating func noteBackground(_ floor: BandPowers) {
    contour.backgroundLevels.add(Decibels.level(power: Double(floor.sum())))
  }
}
