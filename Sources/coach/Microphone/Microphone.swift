import AudioCore

/// The microphone of a rehearsal: opened, then started, then read, by a check first and the recording after it.
struct Microphone: ~Copyable {
  /// The device's name in alsa-lib.
  let device: String
  /// What it delivers.
  let format: CaptureFormat
  private var opened: ALSACapture?
  /// How long ago the recording began, when it was begun.
  private(set) var begunSeconds = 0.0
  /// What it delivers once it was started.
  private(set) var session: CaptureSession?

  /// Opens a device; whatever may go wrong from here on leaves no dump of what is heard.
  ///
  /// - Parameter isAbandoned: whether nobody wants it any more, asked while the device is slow.
  /// - Throws: ``Failure``; a signal meanwhile, or where the user says so, is one.
  init(
    _ device: String, rate: Int, isAbandoned: () -> Bool = SignalCollector.take
  ) throws(Failure) {
    CoreDumps.forbid()
    do {
      let capture = try ALSACapture.opened(
        device: device, preferredRate: rate, isAbandoned: isAbandoned)
      (self.device, format) = (capture.device, capture.format)
      opened = consume capture
    } catch {
      throw Failure(error)
    }
  }

  /// Opens a device and starts it.
  ///
  /// - Throws: see ``init(_:rate:isAbandoned:)``.
  static func running(
    _ device: String, rate: Int, isAbandoned: () -> Bool = SignalCollector.take
  ) throws(Failure) -> Microphone {
    var microphone = try Microphone(device, rate: rate, isAbandoned: isAbandoned)
    try microphone.start(isAbandoned: isAbandoned)
    return microphone
  }

  /// Starts the device, unless it runs.
  ///
  /// - Throws: see ``init(_:rate:isAbandoned:)``.
  mutating func start(isAbandoned: () -> Bool = SignalCollector.take) throws(Failure) {
    guard let capture = opened.take() else { return }
    do {
      session = try CaptureSession(device: capture, isAbandoned: isAbandoned)
    } catch {
      throw Failure(error)
    }
  }

  /// Reads samples; see ``CaptureSession/read(into:)``.
  mutating func read(into samples: inout MutableSpan<Int16>) -> Int? {
    session?.read(into: &samples)
  }

  /// Whether the device lost something before what is read next; that is left out.
  mutating func skipGaps() -> Bool { session?.skipGaps() ?? false }

  /// Begins the recording here; see ``CaptureSession/begin(with:)``.
  mutating func begin(with last: [Int16]) {
    begunSeconds = Double(last.count) / Double(format.rate)
    session?.begin(with: last)
  }

  /// Frames that were heard and not read yet.
  var waitingFrames: Int {
    mutating get { session?.waitingFrames ?? 0 }
  }

  /// The running session, for whoever records.
  ///
  /// - Throws: ``Failure`` when it cannot be started.
  consuming func running() throws(Failure) -> CaptureSession {
    try start()
    guard let session = session.take() else { throw Self.silent(device) }
    return session
  }

  /// Stops the device.
  consuming func stop() { session?.stop() }

  /// What is said of a device that delivers nothing.
  static func silent(_ device: String) -> Failure {
    Failure(
      "no audio arrived from '\(device)'",
      remedy: "check the device, or choose another with --device", status: .noDevice)
  }
}
