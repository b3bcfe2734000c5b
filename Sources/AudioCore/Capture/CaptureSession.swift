/// A running capture: a device, its thread and the ring that it fills.
public struct CaptureSession: ~Copyable, Sendable {
  /// What the capture thread tells.
  public let status: CaptureStatus
  /// What the device delivers.
  public let format: CaptureFormat
  private let ring: SampleRing
  private let wake: WakePipe
  private let ready: Semaphore
  private var thread: WorkerThread?
  /// Samples that were read already and belong to the recording.
  private var kept: [Int16] = []
  /// What was read since the recording began.
  private var delivered = 0
  /// Frames that the device lost before the recording.
  private var lost = 0

  /// Starts the device and the capture thread.
  ///
  /// - Parameters:
  ///   - ringSeconds: how long the reader may be held up without a loss.
  ///   - isAbandoned: asked every tenth of a second while the device starts: whether nobody wants it any more.
  /// - Throws: ``CaptureError``.
  public init(
    device: consuming ALSACapture, ringSeconds: Int = 30, isAbandoned: () -> Bool = { false }
  ) throws(CaptureError) {
    guard let wake = WakePipe() else { throw .noDescriptors }
    let name = device.device
    let format = device.format
    let ring = SampleRing(minimumCapacity: format.rate * ringSeconds)
    let status = CaptureStatus(rate: format.rate)
    let ready = Semaphore()
    let loop = Handoff(
      CaptureLoop(device: device, ring: ring, status: status, wake: wake, ready: ready))
    let thread: WorkerThread
    do throws(ThreadError) {
      thread = try WorkerThread {
        guard var loop = loop.take() else { return }
        loop.run()
      }
    } catch {
      throw .noThread(error)
    }
    do throws(CaptureError) {
      try Patience.wait(for: ready, device: name, isAbandoned: isAbandoned) {
        status.started != nil
      }
      if let code = status.started, code != 0 { throw .cannotStart(device: name, code: code) }
    } catch {
      status.requestStop()
      wake.wake()
      thread.abandon()
      throw error
    }
    self.format = format
    self.ring = ring
    self.status = status
    self.wake = wake
    self.ready = ready
    self.thread = consume thread
  }

  /// Reads samples: as many as the span holds, or what has come when nothing more does for a tenth of
  /// a second.
  ///
  /// Whole spans, so that what is made of them depends on the samples and not on the moment.
  ///
  /// - Returns: how many; 0 when none came, for there may be gaps and other news in the status; nil
  ///   when capturing has ended and everything was read.
  public mutating func read(into samples: inout MutableSpan<Int16>) -> Int? {
    guard kept.isEmpty else { return readKept(into: &samples) }
    status.publish(wanted: samples.count)
    while ring.count < samples.count, status.ended == nil {
      guard ready.wait(milliseconds: 100) else { break }
    }
    let hasEnded = status.ended != nil
    let count = ring.read(into: &samples)
    delivered += count
    return count == 0 && hasEnded ? nil : count
  }

  private mutating func readKept(into samples: inout MutableSpan<Int16>) -> Int {
    let count = min(kept.count, samples.count)
    for index in 0..<count { samples[index] = kept[index] }
    kept.removeFirst(count)
    delivered += count
    return count
  }

  /// Begins the recording here: what was read and lost so far lies before its first frame, except for the last
  /// samples, which are read again.
  ///
  /// Until then whoever waits for a speaker reads the same device; nothing is lost in between.
  ///
  /// - Parameter last: the last samples that were read, behind the last gap that was taken.
  public mutating func begin(with last: [Int16]) {
    status.begin(after: delivered - last.count, lost: lost)
    kept = last
    (delivered, lost) = (0, 0)
  }

  /// Frames that were heard and not read yet.
  public var waitingFrames: Int { max(0, status.frameNow - delivered - lost) }

  /// Takes the gaps before what is read next away, where the time line is of no interest yet.
  ///
  /// - Returns: whether there were any.
  public mutating func skipGaps() -> Bool {
    let before = lost
    while let gap = status.nextGap, gap.position <= delivered {
      lost += gap.frames
      status.takeGap()
    }
    return lost > before
  }

  /// Asks the device to stop; samples that wait can still be read.
  public func requestStop() {
    status.requestStop()
    wake.wake()
  }

  /// Stops the device and waits for its thread; not for one that hangs in its driver.
  public mutating func stop() {
    requestStop()
    for _ in 0..<20 where status.ended == nil { ready.wait(milliseconds: 100) }
    if status.ended == nil { thread.take()?.abandon() } else { thread.take()?.join() }
  }
}
