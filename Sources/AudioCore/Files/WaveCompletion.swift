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
  ///   - frames: how many frames were written, where that is known.
  ///   - rate: the true rate, where the device claimed another.
  /// - Throws: ``SoundFileError``.
  public init(path: String, frames: Int? = nil, rate trueRate: Int? = nil) throws(SoundFileError) {
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotOpen(file: path, why: String(cString: strerror(errno)))
    }
    guard let header = WaveHeader(descriptor), header.frameSize == 2,
      let rate = trueRate ?? Self.rate(descriptor), rate > 0
    else {
      let size = lseek(descriptor, 0, SEEK_END)
      Glibc.close(descriptor)
      // Killed before the header was out.
      guard size >= 44 else { throw .empty(file: path) }
      throw .notAudio(file: path, why: "no header of a take")
    }
    self.path = path
    self.descriptor = descriptor
    self.header = header
    self.rate = rate
    self.frames = min(frames ?? .max, header.audioSize / 2)
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
