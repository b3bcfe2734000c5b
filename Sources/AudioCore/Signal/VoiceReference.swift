/// How loud the voice of a recording is where it is surely a voice.
///
/// Learnt from runs of clearly periodic hops, the vowels; nil when there are too few, so that nobody
/// speaks.
struct VoiceReference: Equatable {
  /// The 80th percentile of their power above the background, in dBFS.
  let power: Double
  /// The same between 110 and 610 Hz.
  let lowPower: Double

  /// A hop is clearly periodic from 0.6 on.
  private static let periodicityByte: UInt8 = 153
  /// ... and with more evidence than 4 dB.
  private static let evidenceByte: UInt8 = 32
  /// Hops of a run that counts; shorter ones where a recording is short and has nothing longer.
  private static let runLengths = [8, 5, 3]
  /// Hops that have to be found.
  private static let fewest = 10
  /// Recordings of more than 15 s have to have runs of 0.12 s, as noises have by chance only.
  private static let longRecording = 1500
  private static let longRun = 12
  private static let leastLongRuns = 15
  /// The share of all that stands out which has to be in long runs.
  private static let longShare = 0.03

  init?(_ hops: [HopFeatures]) {
    let runs = Self.runs(hops)
    let isLong = hops.count > Self.longRecording
    if isLong {
      let outstanding = hops.count { $0.evidenceByte > Self.evidenceByte }
      let long = runs.reduce(0) { $0 + ($1.count >= Self.longRun ? $1.count : 0) }
      guard long >= Self.leastLongRuns, Double(long) >= Self.longShare * Double(outstanding) else {
        return nil
      }
    }
    for length in Self.runLengths.prefix(isLong ? 1 : 3) {
      var (powers, lowPowers) = (ByteHistogram(), ByteHistogram())
      for run in runs where run.count >= length {
        for hop in hops[run] where Self.isClear(hop) {
          powers.add(hop.powerByte)
          lowPowers.add(hop.lowPowerByte)
        }
      }
      guard powers.total >= Self.fewest else { continue }
      power = powers.percentile(0.8) / 2 - 110
      lowPower = lowPowers.percentile(0.8) / 2 - 110
      return
    }
    return nil
  }

  private static func isClear(_ hop: HopFeatures) -> Bool {
    hop.periodicityByte >= periodicityByte && hop.evidenceByte > evidenceByte
  }

  /// The runs of clear hops, over holes of a single hop.
  private static func runs(_ hops: [HopFeatures]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, hop) in hops.enumerated() where isClear(hop) {
      if let last = runs.last, index - last.upperBound <= 1 {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }
}
