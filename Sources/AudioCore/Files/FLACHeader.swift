internal import Glibc

/// What the beginning of a FLAC file says of its sound (RFC 9639, 8.2: STREAMINFO comes first).
public struct FLACHeader: Sendable, Equatable {
  /// Frames per second.
  public let rate: Int
  /// Samples per frame.
  public let channels: Int
  /// Bits of a sample.
  public let bits: Int
  /// Frames in all; 0 where the file does not say.
  public let frames: Int

  /// Reads a file; nil when it is missing or another kind of file.
  ///
  /// Nothing is waited for and no link followed.
  public init?(of path: String) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_nlink == 1
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: 26)
    guard pread(descriptor, &bytes, bytes.count, 0) == bytes.count,
      bytes.starts(with: "fLaC".utf8), bytes[4] & 0x7F == 0
    else { return nil }
    // 20 bits of rate, 3 of channels, 5 of width, 36 of length.
    let packed = bytes[18..<26].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    rate = Int(packed >> 44)
    channels = Int(packed >> 41 & 7) + 1
    bits = Int(packed >> 36 & 31) + 1
    frames = Int(packed & 0xF_FFFF_FFFF)
  }
}
