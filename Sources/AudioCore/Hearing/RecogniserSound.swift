internal import Glibc

/// The sound of a recording as recognisers of speech want it: WAV, 16 kHz, mono.
public enum RecogniserSound {
  /// The rate that every model in use was made for, in frames per second.
  public static let rate = 16_000

  /// A descriptor of a file without a name that holds the sound; whoever gets it closes it.
  ///
  /// The corresponding C function is `unlink`.
  /// - Throws: ``SoundFileError``.
  public static func descriptor(of recording: Recording) throws(SoundFileError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap {
      $0.hasPrefix("/") ? $0 : nil
    }
    let path = PendingFile.temporary((folder ?? "/tmp") + "/sound", 1)
    unlink(path)
    do throws(SoundFileError) {
      let reader = try SoundFileReader(recording.file, recording.options)
      let writer = try SoundWriter(creating: path, kind: .wav, rate: rate)
      try SoundCopy.write(reader, into: writer, rate: rate)
    } catch {
      unlink(path)
      throw error
    }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    let code = errno
    unlink(path)
    guard descriptor >= 0 else {
      throw .cannotCreate(file: path, why: String(cString: strerror(code)))
    }
    return descriptor
  }
}
