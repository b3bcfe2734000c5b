/// ffmpeg at work: a WAV stream through a pipe, its header read.
struct FFmpegStream: ~Copyable {
  let rate: Int
  let channels: Int
  /// Gives the samples, of 16 bits.
  var program: ChildProgram

  /// Starts it.
  ///
  /// - Parameters:
  ///   - track: which of the sound tracks, from 1.
  ///   - rate: what to convert to; nil for the file's own.
  /// - Throws: ``SoundFileError``.
  init(_ file: HeldFile, track: Int, rate wanted: Int? = nil) throws(SoundFileError) {
    var program: ChildProgram
    do throws(ProgramError) {
      program = try ChildProgram(
        "ffmpeg", Self.arguments(file, track, rate: wanted), input: MediaInput(file).descriptor)
    } catch {
      throw .notDecoded(file: file.name, error)
    }
    guard let format = Self.format(&program) else { throw Self.failure(&program, file.name) }
    (rate, channels) = (format.rate, format.channels)
    self.program = program
  }

  /// - Parameter rate: what to convert to; nil for the file's own.
  private static func arguments(_ file: HeldFile, _ track: Int, rate: Int? = nil) -> [String] {
    ["-nostdin", "-hide_banner", "-loglevel", "error"] + MediaInput.safety + [
      "-i", MediaInput(file).url, "-map", "0:a:\(track - 1)",
      "-map_metadata", "-1", "-fflags", "+bitexact", "-c:a", "pcm_s16le", "-f", "wav",
    ] + (rate.map { ["-ar", "\($0)"] } ?? []) + ["pipe:1"]
  }

  /// Reads the header of the WAV stream up to its samples; nil when there is none.
  private static func format(_ program: inout ChildProgram) -> (rate: Int, channels: Int)? {
    guard let head = take(12, &program), head[8...].elementsEqual("WAVE".utf8) else { return nil }
    var format: (rate: Int, channels: Int)?
    while let chunk = take(8, &program) {
      if chunk.starts(with: "data".utf8) { return format }
      guard let size = LittleEndian.number(chunk, at: 4, count: 4), size < 1 << 20,
        let payload = take(size + size % 2, &program)
      else { return nil }
      if chunk.starts(with: "fmt ".utf8),
        let channels = LittleEndian.number(payload, at: 2, count: 2), channels > 0,
        let rate = LittleEndian.number(payload, at: 4, count: 4)
      {
        format = (rate, channels)
      }
    }
    return nil
  }

  private static func take(_ count: Int, _ program: inout ChildProgram) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        program.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])) ?? 0
      }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }

  /// Why nothing came.
  private static func failure(_ program: inout ChildProgram, _ name: String) -> SoundFileError {
    do throws(ProgramError) {
      try program.finish()
    } catch {
      return .notDecoded(file: name, error)
    }
    return .nothingDecoded(file: name)
  }
}
