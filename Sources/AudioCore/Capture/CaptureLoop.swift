internal import Glibc

/// The body of the capture thread: device to ring.
///
/// Nothing in the loop allocates, locks, prints or touches a file. When the ring is full the loop
/// leaves the samples with the device; what the device then loses is a gap like any other.
struct CaptureLoop: ~Copyable, Sendable {
  /// How long a device may deliver nothing, in nanoseconds.
  static let patience = 5_000_000_000
  /// How often in a row a device is recovered before it counts as lost.
  ///
  /// Without a limit an unplugged device is recovered for ever.
  static let recoveries = 50

  private var device: ALSACapture
  private let ring: SampleRing
  private let status: CaptureStatus
  private let wake: WakePipe
  private let ready: Semaphore

  init(
    device: consuming ALSACapture, ring: SampleRing, status: CaptureStatus, wake: WakePipe,
    ready: Semaphore
  ) {
    self.device = device
    self.ring = ring
    self.status = status
    self.wake = wake
    self.ready = ready
  }

  /// Runs until it is asked to stop or the device is lost, and says which in the status.
  mutating func run() {
    WorkerThread.preferRealTime()
    status.publish(end: capture())
    ready.post()
  }

  private mutating func capture() -> CaptureEnd {
    var period = [Int16](repeating: 0, count: device.format.period)
    var lastDelivery = MonotonicClock.nanoseconds()
    var recoveries = 0
    while !status.isStopping {
      guard ring.room >= device.format.period else {
        lastDelivery = MonotonicClock.nanoseconds()
        wake.wait(milliseconds: 2)
        continue
      }
      var samples = period.mutableSpan
      switch device.read(into: &samples) {
      case .frames(let count):
        _ = ring.write(period.span.extracting(first: count))
        status.publish(newFrames: count, delay: device.delay, waiting: ring.count)
        ready.post()
        recoveries = 0
        lastDelivery = MonotonicClock.nanoseconds()
      case .nothing:
        if MonotonicClock.nanoseconds() - lastDelivery > Self.patience { return .nothingDelivered }
        device.wait(orFor: wake, milliseconds: 100)
      case .interrupted(let code):
        recoveries += 1
        guard recoveries <= Self.recoveries else { return .deviceLost(code: code) }
        let result = device.recover(from: code)
        if result == EAGAIN {
          device.wait(orFor: wake, milliseconds: 100)
        } else if result != 0 {
          return .deviceLost(code: result)
        } else {
          // What is heard from now on is what the device delivers next.
          let lost = status.framesMissing(at: MonotonicClock.nanoseconds())
          status.publish(gap: CaptureGap(position: ring.total, frames: lost))
        }
      case .failed(let code):
        return .deviceLost(code: code)
      }
    }
    return .stopped
  }
}
