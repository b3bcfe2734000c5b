internal import Glibc

/// Completes the WAV file of a take whose recorder was killed: true sizes, and names for its places.
public struct WaveCompletion: ~Copyable {
  /// Frames of audio that there are.
  public let frames: Int
  /// Frames per second.
  public let rate: Int
  private let path: String
  private let descriptor: Int32
  private let header: WaveHeader

  /// Opens a file that ``WaveWriter`` began; never through a symbolic link.
  ///
  /// - Parameters:
  ///   - frames: how many frames were written, where that is known. Audio that is longer by more than half a
  ///     second, the most that a header may be behind, is believed all the same: nothing is cut off it.
  ///   - rate: the true rate, where the device claimed another.
  /// - Throws: ``SoundFileError``.
  public init(path: String, frames: Int? = nil, rate trueRate: Int? = nil) throws(SoundFileError) {
    let descriptor = open(path, O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotOpen(file: path, why: String(cString: strerror(errno)))
    }
    guard let header = WaveHeader(descriptor), header.frameSize == 2,
      let rate = trueRate ?? Self.rate(descriptor), rate > 0
    else {
      let isEmpty = Self.isBeginning(descriptor)
      Glibc.close(descriptor)
      guard !isEmpty else { throw .empty(file: path) }
      throw .notAudio(file: path, why: "no header of a take")
    }
    self.path = path
    self.descriptor = descriptor
    self.header = header
    self.rate = rate
    let found = header.audioSize / 2
    self.frames = frames.map { found - $0 > rate / 2 ? found : min($0, found) } ?? found
  }

  /// Frames of audio in a file that ``WaveWriter`` began: 0 too where not even its header was out.
  ///
  /// Nil when it is missing, or another kind of file; nothing is waited for and no link followed.
  public static func frames(of path: String) -> Int? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_nlink == 1
    else { return nil }
    if let header = WaveHeader(descriptor), header.frameSize == 2 { return header.audioSize / 2 }
    return isBeginning(descriptor) ? 0 : nil
  }

  /// Whether this is a WAV file whose recorder was killed before its header was out.
  private static func isBeginning(_ descriptor: Int32) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 44)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count == 0
      || (1..<44).contains(count)
        && bytes.prefix(min(4, count)).elementsEqual("RIFF".utf8.prefix(count))
  }

  deinit { Glibc.close(descriptor) }

  /// Makes sizes and rate true and names places; what lies behind the audio is replaced.
  ///
  /// - Throws: ``SoundFileError/cannotWrite(file:why:)``; the samples are safe all the same.
  public consuming func complete(naming cues: [CuePoint]) throws(SoundFileError) {
    let end = header.dataOffset + 2 * frames
    // Sizes first: should this be killed too, the file is whole at every moment.
    guard write(end - 8, at: 4), write(2 * frames, at: header.dataOffset - 4),
      WaveHeader.declare(rate: rate, descriptor), ftruncate(descriptor, off_t(end)) == 0,
      CueChunk(cues).append(to: descriptor), fsync(descriptor) == 0
    else {
      throw .cannotWrite(file: path, why: String(cString: strerror(errno)))
    }
  }

  private borrowing func write(_ value: Int, at offset: Int) -> Bool {
    let value = UInt32(clamping: value)
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    return pwrite(descriptor, bytes, 4, off_t(offset)) == 4
  }

  /// The rate in the `fmt ` chunk, which comes first in our files.
  private static func rate(_ descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 4)
    guard pread(descriptor, &bytes, 4, 24) == 4 else { return nil }
    return (0..<4).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) }
  }
}
