internal import Glibc

/// The body of the capture thread: device to ring.
///
/// While the device delivers, nothing in the loop allocates, locks, prints or touches a file. When
/// the ring is full the loop leaves the samples with the device; what the device then loses is a gap
/// like any other.
///
/// A device that goes away or hangs is opened anew until it is back: a plug was pulled, a sound server
/// restarted. The time without it is told as it passes, so that the time line never stops.
struct CaptureLoop: ~Copyable, Sendable {
  /// How long a device may deliver nothing before it is opened anew, in nanoseconds.
  static let patience = 5_000_000_000
  /// How long a device may deliver nothing before it is given up, in nanoseconds.
  static let absence = 30_000_000_000
  /// How often in a row a device is recovered before it is opened anew.
  ///
  /// Without a limit an unplugged device is recovered for ever.
  static let recoveries = 50
  /// How long a device has to deliver nothing before it is suspected to have lost that, in
  /// nanoseconds: sound servers drop without a word what they could not deliver.
  static let suspicion = 500_000_000
  /// The time between two tries to open it, in milliseconds.
  static let retry: Int32 = 100

  /// Nil while the device is away: what is held open cannot come back.
  private var device: ALSACapture?
  private let name: String
  private let rate: Int
  private let ring: SampleRing
  private let status: CaptureStatus
  private let wake: WakePipe
  private let ready: Semaphore
  private var watch: RateWatch
  private var lastDelivery = 0
  /// Whether the device was opened anew and has not delivered yet.
  private var isNew = false

  init(
    device: consuming ALSACapture, ring: SampleRing, status: CaptureStatus, wake: WakePipe,
    ready: Semaphore
  ) {
    name = device.device
    rate = device.format.rate
    watch = RateWatch(claimed: rate)
    self.device = consume device
    self.ring = ring
    self.status = status
    self.wake = wake
    self.ready = ready
  }

  /// Runs until it is asked to stop or the device is lost, and says which in the status.
  mutating func run() {
    WorkerThread.preferRealTime()
    let code = start()
    status.publish(started: code)
    ready.post()
    let end = code == 0 ? capture() : .deviceLost(code: code)
    // Some drivers hang here; nobody waits for a thread that has not told its end.
    device = nil
    status.publish(end: end)
    ready.post()
  }

  /// Starts the device, here because a driver may hang in it; 0 or the error number.
  private mutating func start() -> Int32 {
    do throws(CaptureError) {
      try device?.start()
      return 0
    } catch {
      guard case .cannotStart(_, let code) = error else { return EIO }
      return code
    }
  }

  private mutating func capture() -> CaptureEnd {
    lastDelivery = MonotonicClock.nanoseconds()
    while !status.isStopping {
      let trouble = deliver()
      if trouble != .stopped && !isOpenAgain() && !status.isStopping { return trouble }
    }
    return .stopped
  }

  /// Brings samples from the device to the ring until something is wrong.
  private mutating func deliver() -> CaptureEnd {
    var period = [Int16](repeating: 0, count: device?.format.period ?? 0)
    var recoveries = 0
    let opened = MonotonicClock.nanoseconds()
    while !status.isStopping {
      guard ring.freeSpace >= period.count else {
        lastDelivery = MonotonicClock.nanoseconds()
        wake.wait(milliseconds: 2)
        continue
      }
      var samples = period.mutableSpan
      switch device?.read(into: &samples) ?? .failed(0) {
      case .frames(let count):
        tellSilentLoss(before: count)
        _ = ring.write(period.span.extracting(first: count))
        let delay = device?.delay ?? 0
        let moment = MonotonicClock.nanoseconds()
        if let rate = watch.rate(heard: ring.total + delay, at: moment) {
          status.publish(rate: rate)
        }
        status.publish(newFrames: count, delay: delay, waiting: ring.count)
        // A reader that is woken for every period and goes to sleep again costs more than its work.
        if ring.count >= status.wanted { ready.post() }
        status.publish(isAway: false)
        recoveries = 0
        lastDelivery = moment
      case .nothing:
        let silence = MonotonicClock.nanoseconds() - max(lastDelivery, opened)
        if silence > Self.patience { return .nothingDelivered }
        device?.wait(orFor: wake, milliseconds: 100)
      case .interrupted(let code):
        recoveries += 1
        guard recoveries <= Self.recoveries else { return .deviceLost(code: code) }
        let result = device?.recover(from: code) ?? 0
        if result == EAGAIN {
          device?.wait(orFor: wake, milliseconds: 100)
        } else if result != 0 {
          return .deviceLost(code: result)
        } else {
          // What is heard from now on is what the device delivers next.
          tellLoss()
        }
      case .failed(let code):
        return .deviceLost(code: code)
      }
    }
    return .stopped
  }

  /// Opens the device again and again until it is there; false when nothing was delivered for too
  /// long.
  ///
  /// Opening allocates; there are no samples to be late for.
  private mutating func isOpenAgain() -> Bool {
    device = nil
    status.publish(isAway: true)
    while !status.isStopping {
      tellLoss()
      if MonotonicClock.nanoseconds() - lastDelivery > Self.absence { return false }
      if open() {
        tellLoss()
        return true
      }
      wake.wait(milliseconds: Self.retry)
    }
    return false
  }

  /// Opens and starts the device; only at the rate that the recording has.
  private mutating func open() -> Bool {
    do throws(CaptureError) {
      var found = try ALSACapture(device: name, preferredRate: rate)
      guard found.format.rate == rate else { return false }
      try found.start()
      device = consume found
      isNew = true
      return true
    } catch {
      return false
    }
  }

  /// Tells what is missing although the device only seemed to pause: what it delivers now is heard
  /// now, not when it fell silent.
  ///
  /// A tenth of a second is the least that counts, because a device's own word on its delay is only
  /// about right.
  private mutating func tellSilentLoss(before count: Int) {
    let now = MonotonicClock.nanoseconds()
    guard now - lastDelivery > Self.suspicion else { return }
    // Sound servers do not know their delay when they begin.
    let behind = isNew ? device?.waiting : device?.delay
    isNew = false
    let lost = status.framesMissing(at: now) - count - (behind ?? 0)
    guard lost > rate / 10 else { return }
    tell(lost: lost)
  }

  /// Tells what the device has lost up to this moment.
  private mutating func tellLoss() {
    let lost = status.framesMissing(at: MonotonicClock.nanoseconds())
    guard lost > 0 else { return }
    tell(lost: lost)
    ready.post()
  }

  private mutating func tell(lost frames: Int) {
    watch.interrupt()
    status.publish(gap: CaptureGap(position: ring.total, frames: frames))
  }
}
