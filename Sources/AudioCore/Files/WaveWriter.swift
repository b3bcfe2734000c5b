internal import CSndfile
internal import Glibc

/// Writes a take's audio: 16-bit mono PCM in a WAV file whose header can be made valid at any time.
public struct WaveWriter: ~Copyable, @unchecked Sendable {  // one owner, so it may move
  /// The most frames that one WAV file takes: its sizes are 32-bit, and some room is left for cues.
  public static let capacity = (Int(UInt32.max) - (1 << 20)) / 2

  /// Frames written so far.
  public private(set) var frames = 0
  private let path: String
  private let descriptor: Int32
  private var handle: OpaquePointer?
  /// The rate to be put into the header; nil for that at which it was created.
  private var declaredRate: Int?

  /// Creates a file that does not exist yet, readable by its owner only.
  ///
  /// The corresponding C functions are `open` and `sf_open_fd`.
  /// - Throws: ``SoundFileError``.
  public init(creating path: String, rate: Int) throws(SoundFileError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(file: path, why: Self.systemMessage()) }
    var info = SF_INFO()
    info.samplerate = Int32(rate)
    info.channels = 1
    info.format = Int32(SF_FORMAT_WAV) | Int32(SF_FORMAT_PCM_16)
    let opened = SoundFileOpening.handle { sf_open_fd(descriptor, Int32(SFM_WRITE), &info, 0) }
    guard let handle = opened.handle else {
      Glibc.close(descriptor)
      throw .cannotCreate(file: path, why: opened.why)
    }
    self.path = path
    self.descriptor = descriptor
    self.handle = handle
  }

  deinit {
    if let handle { sf_close(handle) }
    Glibc.close(descriptor)
  }

  /// Appends samples.
  ///
  /// The corresponding C function is `sf_writef_short`.
  /// - Throws: ``SoundFileError/cannotWrite(file:why:)`` when not all of them could be written.
  public mutating func write(_ samples: Span<Int16>) throws(SoundFileError) {
    errno = 0
    let count = samples.withUnsafeBufferPointer {
      Int(sf_writef_short(handle, $0.baseAddress, sf_count_t($0.count)))
    }
    frames += max(0, count)
    guard count == samples.count else {
      let why = Self.systemMessage()
      dropPartOfFrame()
      throw .cannotWrite(file: path, why: why)
    }
  }

  /// Takes back the odd byte that a full disk may have taken last; libsndfile would make a frame of it.
  ///
  /// The corresponding C function is `ftruncate`.
  private func dropPartOfFrame() {
    let end = off_t((WaveHeader(descriptor)?.dataOffset ?? 44) + 2 * frames)
    ftruncate(descriptor, end)
    lseek(descriptor, end, SEEK_SET)
  }

  /// Makes the header true: from now on every reader finds what was written so far.
  ///
  /// The corresponding C function is `sf_command` with `SFC_UPDATE_HEADER_NOW`.
  public mutating func updateHeader() {
    sf_command(handle, Int32(SFC_UPDATE_HEADER_NOW), nil, 0)
    _ = putRate()
  }

  /// Declares another rate than the file was created with: all of its frames came at that.
  public mutating func declare(rate: Int) {
    declaredRate = rate
    updateHeader()
  }

  /// libsndfile writes the rate that it was opened with, each time.
  private func putRate() -> Bool {
    declaredRate.map { WaveHeader.declare(rate: $0, descriptor) } ?? true
  }

  /// Another descriptor of the file, for ``BackgroundSync``.
  public func duplicateDescriptor() -> Int32 { BackgroundSync.duplicate(descriptor) }

  /// Whether the file was removed while it is written; ``close(naming:)`` brings it back.
  public var isRemoved: Bool { RemovedFile.isRemoved(descriptor) }

  /// Where the file is now, with links followed, also when its folder was renamed; nil when that is not known.
  ///
  /// The corresponding C function is `readlink`.
  public var currentPath: String? {
    guard !isRemoved else { return nil }
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/fd/\(descriptor)", &bytes, bytes.count)
    let name = bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:))
    return name.isEmpty ? nil : String(validating: name, as: UTF8.self)
  }

  /// Finishes the file and names places in it; one that was removed is brought back.
  ///
  /// - Throws: ``SoundFileError/cannotWrite(file:why:)``; the samples are safe all the same.
  public consuming func close(naming cues: [CuePoint]) throws(SoundFileError) {
    sf_close(handle)
    handle = nil
    let isNamed = putRate() && CueChunk(cues).append(to: descriptor)
    guard RemovedFile.restore(descriptor, to: path), isNamed, fsync(descriptor) == 0 else {
      throw .cannotWrite(file: path, why: Self.systemMessage())
    }
  }

  private static func systemMessage() -> String {
    String(cString: strerror(errno == 0 ? ENOSPC : errno))
  }
}
