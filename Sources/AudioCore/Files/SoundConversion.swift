internal import Glibc

/// Makes a sound file of another kind out of one that is there, by ffmpeg.
public enum SoundConversion {
  /// The longest that it may take, in seconds: an MP3 of ten hours takes some minutes.
  private static let seconds = 3600

  /// Writes a new file.
  ///
  /// - Parameters:
  ///   - source: the path of a WAV file.
  ///   - path: of a file that does not exist yet, which is durable afterwards.
  /// - Throws: ``ProgramError``.
  public static func convert(
    _ source: String, to path: String, kind: SoundKind
  ) throws(ProgramError) {
    _ = try ChildProgram.output(
      of: "ffmpeg",
      [
        "-nostdin", "-hide_banner", "-loglevel", "error", "-i", "file:\(source)", "-map_metadata",
        "-1", "-n", "-f", kind.muxer, "file:\(path)",
      ], limit: 1 << 16, seconds: seconds)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(program: "ffmpeg", why: "") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .failed(program: "ffmpeg", why: String(cString: strerror(errno)))
    }
  }
}
