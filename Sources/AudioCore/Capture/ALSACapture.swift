internal import CAlsa
internal import Glibc

/// A capture device, opened through alsa-lib; mixed to mono 16-bit samples.
public struct ALSACapture: ~Copyable, @unchecked Sendable {  // one owner at a time, so it may move
  /// What came of a read.
  enum ReadResult {
    /// This many frames.
    case frames(Int)
    /// Nothing yet.
    case nothing
    /// The device lost frames and has to be recovered; the error number.
    case interrupted(Int32)
    /// The device is gone or refuses to work; the error number.
    case failed(Int32)
  }

  /// The device's name in alsa-lib.
  public let device: String
  /// What it delivers.
  public let format: CaptureFormat
  private let handle: OpaquePointer
  private let raw: UnsafeMutableRawBufferPointer
  private let descriptors: UnsafeMutableBufferPointer<pollfd>

  /// Opens a device in a thread of its own, because a driver may hang in it.
  ///
  /// - Parameter isAbandoned: asked every tenth of a second: whether nobody wants it any more. The thread is
  ///   left to itself then, and closes what it may still open.
  /// - Throws: ``CaptureError``.
  public static func opened(
    device: String, preferredRate: Int, isAbandoned: () -> Bool
  ) throws(CaptureError) -> ALSACapture {
    let slot = Handoff<Result<ALSACapture, CaptureError>>()
    let (ready, isDone) = (Semaphore(), Locked(false))
    let thread: WorkerThread
    do throws(ThreadError) {
      thread = try WorkerThread {
        slot.give(Self.open(device, preferredRate))
        isDone.withLock { $0 = true }
        ready.post()
      }
    } catch {
      throw .noThread(error)
    }
    do throws(CaptureError) {
      try Patience.wait(for: ready, device: device, isAbandoned: isAbandoned) {
        isDone.withLock { $0 }
      }
    } catch {
      thread.abandon()
      throw error
    }
    thread.join()
    guard let result = slot.take() else { throw .cannotOpen(device: device, code: EIO) }
    return try result.get()
  }

  private static func open(_ device: String, _ rate: Int) -> Result<ALSACapture, CaptureError> {
    do throws(CaptureError) {
      return .success(try ALSACapture(device: device, preferredRate: rate))
    } catch {
      return .failure(error)
    }
  }

  /// Opens a device and agrees on a format: one channel, or as few as it has, `preferredRate` or the
  /// nearest it has, periods of 20 ms and a buffer of a second.
  ///
  /// The corresponding C functions are `snd_pcm_open` and `snd_pcm_hw_params`.
  /// - Throws: ``CaptureError``.
  public init(device: String, preferredRate: Int) throws(CaptureError) {
    coach_alsa_silence_errors()
    var opened: OpaquePointer?
    let status = snd_pcm_open(&opened, device, SND_PCM_STREAM_CAPTURE, Int32(SND_PCM_NONBLOCK))
    guard status == 0, let handle = opened else {
      throw .cannotOpen(device: device, code: -status)
    }
    let format: CaptureFormat
    do {
      format = try Self.negotiate(handle, device: device, preferredRate: preferredRate)
    } catch {
      snd_pcm_close(handle)
      throw error
    }
    let width = format.sampleType == .int16 ? 2 : 4
    let count = max(0, Int(snd_pcm_poll_descriptors_count(handle)))
    self.device = device
    self.format = format
    self.handle = handle
    raw = .allocate(byteCount: format.period * format.channels * width, alignment: 16)
    // One more than the device's own: the last is the wake pipe.
    descriptors = .allocate(capacity: count + 1)
    descriptors.initialize(repeating: pollfd())
  }

  deinit {
    snd_pcm_close(handle)
    raw.deallocate()
    descriptors.deallocate()
  }

  /// Starts the device.
  ///
  /// The corresponding C function is `snd_pcm_start`.
  /// - Throws: ``CaptureError/cannotStart(device:code:)``.
  mutating func start() throws(CaptureError) {
    let status = snd_pcm_start(handle)
    guard status == 0 else { throw .cannotStart(device: device, code: -status) }
  }

  /// Reads up to a period of frames as mono samples into the beginning of `samples`, which holds at
  /// least ``CaptureFormat/period``.
  ///
  /// Never waits; real-time safe.
  ///
  /// The corresponding C function is `snd_pcm_readi`.
  mutating func read(into samples: inout MutableSpan<Int16>) -> ReadResult {
    let status = snd_pcm_readi(handle, raw.baseAddress, snd_pcm_uframes_t(format.period))
    if status >= 0 {
      mix(frames: status, into: &samples)
      return status == 0 ? .nothing : .frames(status)
    }
    let code = Int32(-status)
    return switch code {
    case EAGAIN, EINTR: .nothing
    case EPIPE, ESTRPIPE: .interrupted(code)
    default: .failed(code)
    }
  }

  /// Frames that were heard and not read yet.
  ///
  /// Real-time safe.
  ///
  /// The corresponding C function is `snd_pcm_delay`.
  var delay: Int {
    var frames: snd_pcm_sframes_t = 0
    return snd_pcm_delay(handle, &frames) == 0 ? max(0, frames) : 0
  }

  /// Frames that can be read at once.
  ///
  /// Real-time safe.
  ///
  /// The corresponding C function is `snd_pcm_avail_update`.
  var waiting: Int { max(0, snd_pcm_avail_update(handle)) }

  /// Makes the device run again after an overrun or a suspend.
  ///
  /// A capture device does not restart by itself once it is prepared.
  ///
  /// The corresponding C functions are `snd_pcm_resume`, `snd_pcm_prepare` and `snd_pcm_start`.
  /// - Returns: 0, or the error number: EAGAIN while the hardware still sleeps.
  mutating func recover(from code: Int32) -> Int32 {
    if code == ESTRPIPE {
      let status = snd_pcm_resume(handle)
      if -status == EAGAIN { return EAGAIN }
      if status == 0 { return 0 }
    }
    let prepared = snd_pcm_prepare(handle)
    guard prepared == 0 else { return -prepared }
    return -snd_pcm_start(handle)
  }

  /// Waits until the device has frames, the pipe wakes or the time is over.
  ///
  /// Real-time safe.
  ///
  /// The corresponding C functions are `snd_pcm_poll_descriptors` and `poll`.
  mutating func wait(orFor wake: borrowing WakePipe, milliseconds: Int32) {
    let own = descriptors.count - 1
    let count = Int(snd_pcm_poll_descriptors(handle, descriptors.baseAddress, UInt32(own)))
    descriptors[count] = pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0)
    _ = poll(descriptors.baseAddress, UInt(count + 1), milliseconds)
    // Plugins consume their events here; without it poll returns at once for ever.
    var events: UInt16 = 0
    _ = snd_pcm_poll_descriptors_revents(handle, descriptors.baseAddress, UInt32(count), &events)
  }

  private func mix(frames: Int, into samples: inout MutableSpan<Int16>) {
    let channels = format.channels
    switch format.sampleType {
    case .int16:
      let source = raw.assumingMemoryBound(to: Int16.self)
      for frame in 0..<frames {
        var sum: Int32 = 0
        for channel in 0..<channels { sum &+= Int32(source[frame &* channels &+ channel]) }
        samples[frame] = Int16(truncatingIfNeeded: sum / Int32(channels))
      }
    case .int32:
      let source = raw.assumingMemoryBound(to: Int32.self)
      for frame in 0..<frames {
        var sum: Int64 = 0
        for channel in 0..<channels { sum &+= Int64(source[frame &* channels &+ channel]) }
        samples[frame] = Int16(truncatingIfNeeded: (sum / Int64(channels)) >> 16)
      }
    }
  }

  private static func negotiate(
    _ handle: OpaquePointer, device: String, preferredRate: Int
  ) throws(CaptureError) -> CaptureFormat {
    var parameters: OpaquePointer?
    snd_pcm_hw_params_malloc(&parameters)
    defer { snd_pcm_hw_params_free(parameters) }
    func check(_ status: Int32, _ step: String) throws(CaptureError) {
      guard status >= 0 else { throw .unsuitable(device: device, step: step, code: -status) }
    }
    try check(snd_pcm_hw_params_any(handle, parameters), "configuration")
    try check(
      snd_pcm_hw_params_set_access(handle, parameters, SND_PCM_ACCESS_RW_INTERLEAVED), "access")
    let is16 = snd_pcm_hw_params_test_format(handle, parameters, SND_PCM_FORMAT_S16) == 0
    try check(
      snd_pcm_hw_params_set_format(
        handle, parameters, is16 ? SND_PCM_FORMAT_S16 : SND_PCM_FORMAT_S32), "sample format")
    var channels: UInt32 = 1
    try check(
      snd_pcm_hw_params_set_channels_near(handle, parameters, &channels), "number of channels")
    var rate = UInt32(preferredRate)
    try check(snd_pcm_hw_params_set_rate_near(handle, parameters, &rate, nil), "sample rate")
    // Each period wakes two threads where a sound server runs, which costs more than what is done then.
    var period = snd_pcm_uframes_t(rate / 50)
    try check(
      snd_pcm_hw_params_set_period_size_near(handle, parameters, &period, nil), "period")
    var buffer = snd_pcm_uframes_t(rate)
    try check(snd_pcm_hw_params_set_buffer_size_near(handle, parameters, &buffer), "buffer")
    try check(snd_pcm_hw_params(handle, parameters), "combination of parameters")
    return CaptureFormat(
      rate: Int(rate), channels: Int(channels), sampleType: is16 ? .int16 : .int32,
      period: Int(period), buffer: Int(buffer))
  }
}
