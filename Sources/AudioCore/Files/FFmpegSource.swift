internal import Glibc

/// A recording that ffmpeg decodes, read as it comes through a pipe.
// Unchecked: used by the one thread that owns the reader.
final class FFmpegSource: SoundSource, @unchecked Sendable {
  let rate: Int
  let channels: Int
  let frames: Int?
  let isInteger = true
  let cues: [CuePoint]
  private(set) var fault: SizeFault?
  private let name: String
  private var stream: FFmpegStream
  private var read = 0
  private var isOver = false
  /// Bytes of a frame that is not yet whole.
  private var rest: [UInt8]

  /// Whether it can be used at all.
  static var isInstalled: Bool { ProgramPath.find("ffmpeg") != nil }

  /// Starts decoding.
  ///
  /// - Parameter track: which of the sound tracks, from 1.
  /// - Throws: ``SoundFileError``.
  init(_ file: HeldFile, track: Int) throws(SoundFileError) {
    name = file.name
    let probe = try Self.probe(file, track)
    var stream = try FFmpegStream(file, track: track)
    if !(8000...192_000).contains(stream.rate) {
      // One-bit sound of discs has hundreds of thousands of samples a second.
      stream = try FFmpegStream(file, track: track, rate: stream.rate < 8000 ? 8000 : 48_000)
    }
    (rate, channels, rest) = (stream.rate, stream.channels, [])
    frames = probe?.duration.map { [rate = stream.rate] in Int($0 * Double(rate)) }
    cues = Self.cues(probe, rate: stream.rate)
    self.stream = stream
  }

  /// Places of the file's chapters.
  static func cues(_ probe: MediaProbe?, rate: Int) -> [CuePoint] {
    (probe?.chapters ?? []).map {
      CuePoint(frame: Int(($0.start * Double(rate)).rounded()), name: $0.title)
    }
  }

  func read(_ samples: UnsafeMutablePointer<Int16>, frames: Int) -> Int {
    guard !isOver else { return 0 }
    let width = 2 * channels
    let bytes = UnsafeMutableRawBufferPointer(start: samples, count: frames * width)
    bytes.copyBytes(from: rest)
    var filled = rest.count
    while filled < bytes.count {
      let count =
        stream.program.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])) ?? 0
      if count == 0 {
        end(missing: filled / width)
        break
      }
      filled += count
    }
    let whole = filled / width
    rest = Array(bytes[whole * width..<filled])
    read += whole
    return whole
  }

  func read(_ samples: UnsafeMutablePointer<Float>, frames: Int) -> Int { 0 }

  func seek(toFrame frame: Int) -> Bool { false }

  /// Notes what it said, and whether it read as much as the file promises; half a second is rounding.
  private func end(missing last: Int) {
    isOver = true
    let hasFailed = (try? stream.program.finish()) == nil
    let read = read + last
    if let frames, frames - read > max(rate / 2, frames / 100) {
      fault = .brokenOff(promised: frames)
    } else if hasFailed || stream.program.hasMessages {
      fault = .damaged
    }
  }

  /// The file's tracks; nil where ffprobe is missing, or cannot read it, which ffmpeg says better.
  private static func probe(_ file: HeldFile, _ track: Int) throws(SoundFileError) -> MediaProbe? {
    guard let probe = try? MediaProbe(file, track: track) else { return nil }
    guard probe.tracks >= track else {
      throw .noTrack(file: file.name, track: track, tracks: probe.tracks)
    }
    return probe
  }
}
