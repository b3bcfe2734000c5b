internal import Glibc

/// The decision on a contour whose voice is known: thresholds learnt from the pauses, then segments.
struct SpeechDecision {
  /// How much the bands have to stand out, in dB.
  let evidenceThreshold: Double
  /// The least power above the background that counts, in dBFS.
  let powerThreshold: Double
  private var hops: [HopFeatures]
  /// Voiced hops are at most 15 dB below the reference: their power's byte is above this.
  private let voicedLimit: Int
  /// The share of the pauses away from every voice in which something stands out.
  let busyShare: Double
  /// How far speech may reach from a voiced hop, as a share: 1/2 where pauses are busy, 1 where quiet.
  private let reach: Double
  /// What steady noise hides of the beginning and of the end of each stretch, in hops.
  private let hidden: (before: Int, behind: Int)
  /// How the room lengthens speech; nil where it does not, or noise hides it.
  private let decay: RoomDecay?

  /// Hops of speech without voice, at the most: plosives before it, fricatives and endings after it.
  private static let before = 20
  private static let behind = 35
  /// Hops of sound without voice that light the sign: a hiss or a breath, until a voice should have come.
  private static let onset = 3...40
  /// Speech is at most 30 dB weaker than the voice's reference; 35 dB where nothing is heard above 4 kHz, because
  /// there the hisses have most of their power.
  private static let (range, narrowbandRange) = (30.0, 35.0)
  /// Holes in a run of sound, in hops.
  private static let holes = 8
  /// Voiced hops that a run of sound needs.
  static let fewestVoiced = 6
  /// An edge hop that is by itself 8 dB weaker than its neighbour is only what smoothing and window leaked.
  private static let leakage = 16

  /// Noise hides edges where the voice's reference is less than 14 dB above it, and the more the nearer it is, up
  /// to these hops at 7 dB and half as much again below; not where the noise is unsteady, and what stands out
  /// of it as much as speech.
  private static let (hidingMargin, hidingRange) = (14.0, 7.0)
  private static let (hiddenBefore, hiddenBehind) = (3.0, 5.0)
  private static let unsteady = 3.0
  /// A room is heard where the reference is at least 20 dB above the background.
  private static let roomMargin = 20.0

  /// - Parameters:
  ///   - background: the level of the background in dBFS.
  ///   - isNarrowband: that nothing is heard above 4 kHz.
  init(
    _ hops: [HopFeatures], _ reference: VoiceReference, background: Double,
    isNarrowband: Bool = false
  ) {
    self.hops = hops
    let voicedLimit = HopFeatures.powerLimit(reference.power - 15)
    self.voicedLimit = voicedLimit
    powerThreshold = reference.power - (isNarrowband ? Self.narrowbandRange : Self.range)
    // Away from every voiced hop there is surely a pause: what stands out there is background.
    let voiced = HopRuns.of(hops) { Self.isVoiced($0, voicedLimit) }
    let spoken = Self.widened(voiced, before: Self.before, behind: Self.behind, count: hops.count)
    var (everywhere, pauses) = (ByteHistogram(), ByteHistogram())
    for hop in hops { everywhere.add(hop.evidenceByte) }
    Self.forEachOutside(spoken, hops) { pauses.add($0.evidenceByte) }
    // The threshold lies above what stands out in pauses; as long as there is little pause to learn
    // from, a guess from all hops counts as two seconds of it.
    let guess = Self.threshold(everywhere.percentile(0.2))
    let learnt = pauses.total > 0 ? Self.threshold(pauses.percentile(0.9)) : guess
    let (count, prior) = (Double(pauses.total), 200.0)
    let threshold = exp((count * log(learnt) + prior * log(guess)) / (count + prior))
    evidenceThreshold = threshold
    var busy = 0
    let isSound = Self.sound(evidence: threshold, power: powerThreshold)
    Self.forEachOutside(spoken, hops) { if isSound($0) { busy += 1 } }
    // Pauses in which much stands out have noises that speech must not reach out to.
    busyShare = Double(busy) / (count + prior)
    let quiet = (0.08 - busyShare) / 0.07
    reach = 0.5 + 0.5 * max(0, min(1, quiet))
    let margin = reference.power - background
    let hiding =
      max(0, min(1.5, (Self.hidingMargin - margin) / Self.hidingRange))
      * max(0, min(1, Self.unsteady - threshold))
    hidden = (
      Int(hiding * Self.hiddenBefore + 0.5), Int(hiding * Self.hiddenBehind + 0.5)
    )
    decay =
      margin > Self.roomMargin
      ? RoomDecay(hops, reference: reference.power) { Self.isVoiced($0, voicedLimit) } : nil
  }

  /// The same thresholds for other hops.
  func applied(to hops: [HopFeatures]) -> SpeechDecision {
    var other = self
    other.hops = hops
    return other
  }

  /// The segments of speech in hops, with the thresholds moved by some dB.
  ///
  /// - Parameters:
  ///   - shortestPause: the shortest silence that counts as a pause, in seconds; shorter ones are closed.
  ///   - fewestVoiced: how many voiced hops a run of sound needs; fewer for a quicker guess.
  func segments(
    shift: Double, shortestPause: Double = SpeechDetector.standardPause,
    fewestVoiced: Int = fewestVoiced
  ) -> [Range<Int>] {
    let sound = sound(shift: shift)
    // A hop less, because edges are trimmed afterwards.
    let shortestGap = Int((shortestPause * Double(Contour.hopsPerSecond)).rounded()) - 1
    var voiced: [Range<Int>] = []
    for run in sound {
      let before = voiced.count
      var count = 0
      for hop in run where Self.isVoiced(hops[hop], voicedLimit) {
        HopRuns.append(hop..<hop + 1, to: &voiced)
        count += 1
      }
      if count < fewestVoiced { voiced.removeLast(voiced.count - before) }
    }
    let reached = Self.widened(
      voiced, before: Int(Double(Self.before) * reach + 0.5),
      behind: Int(Double(Self.behind) * reach + 0.5), count: hops.count)
    var segments: [Range<Int>] = []
    for part in HopRuns.intersection(sound, reached) where !isLoneHop(part) {
      let whole =
        max(0, part.lowerBound - hidden.before)..<min(hops.count, part.upperBound + hidden.behind)
      HopRuns.append(whole, to: &segments, holes: shortestGap - 1)
    }
    return segments.map { withoutLeakage(decay?.withoutTail($0, in: hops) ?? $0) }
      .filter { !$0.isEmpty }
  }

  /// Whether the hops end in sound that may become speech: it has lasted for some time, and not yet so
  /// long that a voice should have come.
  var endsInOnset: Bool {
    guard let last = sound(shift: 0).last, last.upperBound >= hops.count - 1 else { return false }
    return Self.onset.contains(last.count)
  }

  /// The runs of hops that stand out and are not too weak.
  private func sound(shift: Double) -> [Range<Int>] {
    HopRuns.of(
      hops, holes: Self.holes,
      where: Self.sound(
        evidence: evidenceThreshold * pow(10, shift / 10), power: powerThreshold + shift))
  }

  /// Whether a hop stands out by more than some dB and is louder than some dBFS.
  private static func sound(evidence: Double, power: Double) -> (HopFeatures) -> Bool {
    let (evidence, power) = (
      HopFeatures.evidenceLimit(evidence), HopFeatures.powerLimit(power)
    )
    return { Int($0.evidenceByte) > evidence && Int($0.powerByte) > power }
  }

  /// The share of the hops outside of the segments that are periodic like a voice; 0 where there are
  /// less than five seconds of them.
  func voicedShare(outside segments: [Range<Int>]) -> Double {
    var (voiced, count) = (0, 0)
    Self.forEachOutside(segments, hops) { hop in
      count += 1
      if hop.isVoiced { voiced += 1 }
    }
    return count >= 500 ? Double(voiced) / Double(count) : 0
  }

  /// Whether this is no more than a hop of sound without voice, apart from other sound: a click or a peak
  /// of the background, while a plosive lasts longer.
  private func isLoneHop(_ part: Range<Int>) -> Bool {
    part.count == 1 && !Self.isVoiced(hops[part.lowerBound], voicedLimit)
  }

  private static func threshold(_ percentile: Double) -> Double {
    min(10, 0.1 + 2.5 * percentile / 8)
  }

  private static func isVoiced(_ hop: HopFeatures, _ limit: Int) -> Bool {
    hop.isVoiced && Int(hop.powerByte) > limit
  }

  /// The runs with so many hops before and behind them, joined where they meet.
  private static func widened(
    _ runs: [Range<Int>], before: Int, behind: Int, count: Int
  ) -> [Range<Int>] {
    var wide: [Range<Int>] = []
    for run in runs {
      let range = max(0, run.lowerBound - before)..<min(count, run.upperBound + behind)
      HopRuns.append(range, to: &wide)
    }
    return wide
  }

  private static func forEachOutside(
    _ runs: [Range<Int>], _ hops: [HopFeatures], _ body: (HopFeatures) -> Void
  ) {
    var start = 0
    for run in runs + [hops.count..<hops.count] {
      for hop in hops[start..<run.lowerBound] { body(hop) }
      start = run.upperBound
    }
  }

  private func withoutLeakage(_ segment: Range<Int>) -> Range<Int> {
    guard segment.count > 2 else { return segment }
    var (start, end) = (segment.lowerBound, segment.upperBound)
    func power(_ hop: Int) -> Int { Int(hops[hop].ownPowerByte) }
    if power(start + 1) >= power(start) + Self.leakage { start += 1 }
    if power(end - 2) >= power(end - 1) + Self.leakage { end -= 1 }
    return start..<end
  }
}
