internal import CSndfile
internal import Glibc

/// Writes mono sound of 16 bits in one of the kinds that libsndfile has.
///
/// Takes are recorded by ``WaveWriter``; this makes copies of what is there already.
public struct SoundWriter: ~Copyable {
  /// Frames written so far.
  public private(set) var frames = 0
  private let path: String
  private let descriptor: Int32
  private let handle: OpaquePointer

  /// Creates a file that does not exist yet, readable by its owner only.
  ///
  /// - Parameters:
  ///   - bitsPerSecond: for Opus, about how many; nil for what the library thinks best.
  /// - Throws: ``SoundFileError/cannotCreate(file:why:)``, also where this libsndfile has not the kind.
  public init(
    creating path: String, kind: SoundKind, rate: Int, bitsPerSecond: Int? = nil
  ) throws(SoundFileError) {
    (descriptor, handle) = try Self.opened(path, kind, rate)
    self.path = path
    if let bitsPerSecond {
      // libsndfile 1.0.29 to 1.2 make (1 - level) × 250000 + 6000 bits per second and channel of it.
      var level = 1 - Double(bitsPerSecond - 6000) / 250_000
      sf_command(
        handle, Int32(SFC_SET_COMPRESSION_LEVEL), &level, Int32(MemoryLayout<Double>.size))
    }
  }

  deinit {
    sf_close(handle)
    Glibc.close(descriptor)
  }

  /// Whether this libsndfile writes a kind at all.
  public static func knows(_ kind: SoundKind, rate: Int) -> Bool {
    kind.info(rate: rate) != nil && kind.rates.map { $0.contains(rate) } != false
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
    guard count == samples.count else { throw failure() }
  }

  /// Ends the file and waits until it is durable.
  ///
  /// - Throws: ``SoundFileError/cannotWrite(file:why:)``.
  public consuming func finish() throws(SoundFileError) {
    let (path, frames) = (path, frames)
    let copy = BackgroundSync.duplicate(descriptor)
    defer { Glibc.close(copy) }
    _ = consume self
    errno = 0
    guard fsync(copy) == 0 else {
      throw .cannotWrite(file: path, why: String(cString: strerror(errno)))
    }
    // What an encoder still holds is written when it is closed, and where that fails libsndfile does not say so.
    let written = (try? SoundFileReader(path: path))?.frames ?? 0
    guard written >= frames else {
      throw .cannotWrite(file: path, why: String(cString: strerror(ENOSPC)))
    }
  }

  private func failure() -> SoundFileError {
    .cannotWrite(file: path, why: String(cString: strerror(errno == 0 ? ENOSPC : errno)))
  }

  /// The corresponding C functions are `open` and `sf_open_fd`.
  private static func opened(
    _ path: String, _ kind: SoundKind, _ rate: Int
  ) throws(SoundFileError) -> (Int32, OpaquePointer) {
    guard var info = kind.info(rate: rate) else {
      throw .cannotCreate(file: path, why: "this libsndfile writes no \(kind.rawValue)")
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotCreate(file: path, why: String(cString: strerror(errno)))
    }
    let opened = SoundFileOpening.handle { sf_open_fd(descriptor, Int32(SFM_WRITE), &info, 0) }
    guard let handle = opened.handle else {
      Glibc.close(descriptor)
      unlink(path)
      throw .cannotCreate(file: path, why: opened.why)
    }
    return (descriptor, handle)
  }
}
