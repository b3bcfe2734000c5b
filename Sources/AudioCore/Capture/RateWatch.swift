/// Finds out whether a device delivers at the rate that it claims.
///
/// Frames are the clock of a recording, so a device that claims 48000 a second and delivers 44100 makes every
/// time wrong by 9 %. It is measured on the machine's clock over stretches of uninterrupted delivery; several in
/// a row have to agree, so that a burst at the start, late delivery or loss is never taken for a rate.
struct RateWatch {
  /// How long a stretch is, in nanoseconds.
  static let stretch = 5_000_000_000
  /// How many stretches in a row have to agree.
  static let stretches = 3
  /// By how much, as a share, stretches may differ, and a rate may be off that is still the claimed one:
  /// twice what a device's clock may be off (0.25 %: Universal Serial Bus Specification 2.0, USB
  /// Implementers Forum 2000, 7.1.11).
  static let tolerance = 0.005
  /// The rates that ALSA has names for, in frames per second (SNDRV_PCM_RATE_… of Linux 6.12).
  static let usual = [
    8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000,
    176_400, 192_000,
  ]

  private struct Point {
    var frames = 0
    var moment = 0

    /// Frames per second since an earlier point.
    func rate(since start: Point) -> Double {
      Double(frames - start.frames) / Double(moment - start.moment) * 1e9
    }
  }

  private let claimed: Int
  private var isDecided = false
  /// Where the stretches that agree began; nil before anything was delivered.
  private var first: Point?
  private var last = Point()
  private var agreeing = 0
  private var slowest = 0.0
  private var fastest = 0.0

  /// - Parameter claimed: the frames per second that the device says.
  init(claimed: Int) { self.claimed = claimed }

  /// Takes note of a delivery, and says once, when it is sure, that the rate is another than the claimed:
  /// the usual rate that it is, or what was measured.
  ///
  /// Real-time safe.
  /// - Parameters:
  ///   - frames: heard so far: delivered, and still with the device.
  ///   - moment: on the machine's clock, in nanoseconds.
  mutating func rate(heard frames: Int, at moment: Int) -> Int? {
    guard !isDecided else { return nil }
    let now = Point(frames: frames, moment: moment)
    guard let start = first else {
      (first, last, agreeing) = (now, now, 0)
      return nil
    }
    guard moment - last.moment >= Self.stretch else { return nil }
    let rate = now.rate(since: last)
    (slowest, fastest) = (min(slowest, rate), max(fastest, rate))
    if agreeing == 0 || fastest > slowest * (1 + Self.tolerance) {
      (first, slowest, fastest, agreeing) = (last, rate, rate, 0)
    }
    agreeing += 1
    last = now
    guard agreeing == Self.stretches else { return nil }
    isDecided = true
    return verdict(now.rate(since: start))
  }

  /// Delivery was interrupted: what comes next is measured anew.
  mutating func interrupt() { first = nil }

  private func verdict(_ measured: Double) -> Int? {
    func isNear(_ rate: Int) -> Bool {
      abs(measured - Double(rate)) <= Self.tolerance * Double(rate)
    }
    // A file that is played as fast as it is read has no rate.
    guard !isNear(claimed), (8000...192_000).contains(measured) else { return nil }
    return Self.usual.first(where: isNear) ?? Int(measured.rounded())
  }
}
