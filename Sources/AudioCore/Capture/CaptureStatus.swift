internal import Synchronization

/// What the capture thread tells the others, without locks.
public final class CaptureStatus: Sendable {
  private let stopping = Atomic<Bool>(false)
  /// -1 until the device was started, then 0 or the error number.
  private let start = Atomic<Int>(-1)
  /// Frames of the time line so far: delivered and lost.
  private let frames = Atomic<Int>(0)
  /// The machine's time at which frame zero was heard, in nanoseconds.
  private let origin = Atomic<Int>(0)
  private let gaps = GapQueue()
  private let away = Atomic<Bool>(false)
  /// 0 while running, then a code of ``CaptureEnd``.
  private let end = Atomic<Int>(0)
  private let highWater = Atomic<Int>(0)
  private let wantedCount = Atomic<Int>(1)
  private let framesPerSecond: Atomic<Int>
  /// What the reader left before the recording: frames of the time line, and samples that were delivered.
  private let framesBefore = Atomic<Int>(0)
  private let samplesBefore = Atomic<Int>(0)

  init(rate: Int) { framesPerSecond = Atomic(rate) }

  // MARK: For everyone

  /// What came of starting the device: 0, or the error number; nil while that is not known.
  var started: Int32? {
    let code = start.load(ordering: .acquiring)
    return code < 0 ? nil : Int32(truncatingIfNeeded: code)
  }

  /// Asks the capture thread to stop; see ``CaptureLoop``.
  func requestStop() { stopping.store(true, ordering: .releasing) }

  /// Why capturing ended; nil while it runs.
  public var ended: CaptureEnd? {
    switch end.load(ordering: .acquiring) {
    case 0: nil
    case 1: .stopped
    case 2: .nothingDelivered
    case let code: .deviceLost(code: Int32(truncatingIfNeeded: code))
    }
  }

  /// Frames per second: what the device claims, until the machine's clock has shown another rate.
  public var rate: Int { framesPerSecond.load(ordering: .acquiring) }

  /// The frame of the time line that is heard at this moment.
  ///
  /// Frames captured plus the device's delay, carried on by the clock from the last read; never
  /// more than a second ahead of what was captured.
  public var frameNow: Int {
    let captured = frames.load(ordering: .acquiring)
    let start = origin.load(ordering: .acquiring)
    guard start != 0 else { return 0 }
    let heard = Self.frames(in: MonotonicClock.nanoseconds() - start, rate: rate)
    let now = min(max(heard, captured), captured + rate)
    return max(0, now - framesBefore.load(ordering: .acquiring))
  }

  /// The most samples that ever waited in the ring.
  public var ringHighWater: Int { highWater.load(ordering: .relaxed) }

  /// Whether the device is gone, or hangs, and its return is awaited.
  public var isAway: Bool { away.load(ordering: .acquiring) }

  /// The first gap that was not taken yet; told before any sample behind it can be read.
  ///
  /// For the reader alone.
  public var nextGap: CaptureGap? {
    guard let gap = gaps.first else { return nil }
    let before = samplesBefore.load(ordering: .relaxed)
    return CaptureGap(position: gap.position - before, frames: gap.frames)
  }

  /// Takes the first gap away.
  ///
  /// For the reader alone.
  public func takeGap() { gaps.removeFirst() }

  /// Begins the time line later than it did: so many samples and lost frames lie before the recording.
  ///
  /// For the reader alone.
  func begin(after samples: Int, lost: Int) {
    samplesBefore.add(samples, ordering: .relaxed)
    framesBefore.add(samples + lost, ordering: .releasing)
  }

  /// Tells how many samples the reader waits for.
  func publish(wanted count: Int) { wantedCount.store(count, ordering: .releasing) }

  // MARK: For the capture thread; real-time safe

  /// How many samples the reader waits for.
  var wanted: Int { wantedCount.load(ordering: .acquiring) }

  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  /// Frames that are missing between those told so far and a moment, in nanoseconds.
  func framesMissing(at moment: Int) -> Int {
    let start = origin.load(ordering: .relaxed)
    guard start != 0 else { return 0 }
    let expected = Self.frames(in: moment - start, rate: rate)
    return max(0, expected - frames.load(ordering: .relaxed))
  }

  func publish(started code: Int32) { start.store(Int(code), ordering: .releasing) }

  func publish(newFrames count: Int, delay: Int, waiting: Int) {
    let total = frames.load(ordering: .relaxed) + count
    let heard = (total + delay) * 1_000_000_000 / rate
    origin.store(MonotonicClock.nanoseconds() - heard, ordering: .releasing)
    frames.store(total, ordering: .releasing)
    if waiting > highWater.load(ordering: .relaxed) { highWater.store(waiting, ordering: .relaxed) }
  }

  func publish(gap: CaptureGap) {
    guard gap.frames > 0 else { return }
    gaps.tell(gap)
    frames.add(gap.frames, ordering: .releasing)
  }

  /// Tells that the device delivers at another rate than it claims; before the frames that show it.
  func publish(rate: Int) { framesPerSecond.store(rate, ordering: .releasing) }

  func publish(isAway: Bool) { away.store(isAway, ordering: .releasing) }

  func publish(end reason: CaptureEnd) {
    let code =
      switch reason {
      case .stopped: 1
      case .nothingDelivered: 2
      case .deviceLost(let code): Int(code)
      }
    end.store(code, ordering: .releasing)
  }

  private static func frames(in nanoseconds: Int, rate: Int) -> Int {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return seconds * rate + rest * rate / 1_000_000_000
  }
}
