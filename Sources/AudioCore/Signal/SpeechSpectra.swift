/// The spectra of a recording's speech: what tells whether somebody says again what was said before.
///
/// A byte for each of fourteen bands, fifty times a second, of speech alone: half an hour of it is under a
/// megabyte.
public struct SpeechSpectra: Sendable, Equatable {
  /// The stretches of speech in steps of 20 ms from the beginning of the recording, ascending and apart.
  public let runs: [Range<Int>]
  /// The level of every band in every step of speech, in half dB over -110 dBFS.
  let levels: [UInt8]

  /// How many steps of speech there are.
  public var steps: Int { levels.count / SpectraMeter.bandCount }

  /// The spectra of the speech in a recording.
  ///
  /// - Parameters:
  ///   - speech: in frames, ascending and apart.
  ///   - rate: frames per second.
  public init(_ meter: SpectraMeter, speech: [Range<Int>], rate: Int) {
    var runs: [Range<Int>] = []
    for frames in speech {
      let run = Self.steps(of: frames, rate: rate).clamped(
        to: (runs.last?.upperBound ?? 0)..<max(runs.last?.upperBound ?? 0, meter.steps))
      if !run.isEmpty { runs.append(run) }
    }
    self.runs = runs
    var levels: [UInt8] = []
    levels.reserveCapacity(runs.reduce(0) { $0 + $1.count } * SpectraMeter.bandCount)
    for run in runs {
      levels +=
        meter.levels[
          run.lowerBound * SpectraMeter.bandCount..<run.upperBound * SpectraMeter.bandCount]
    }
    self.levels = levels
  }

  /// Spectra as they are.
  init(runs: [Range<Int>], levels: [UInt8]) {
    (self.runs, self.levels) = (runs, levels)
  }

  /// The steps nearest to some frames.
  private static func steps(of frames: Range<Int>, rate: Int) -> Range<Int> {
    func step(_ frame: Int) -> Int {
      (frame * SpectraMeter.stepsPerSecond + rate / 2) / rate
    }
    return step(frames.lowerBound)..<max(step(frames.lowerBound), step(frames.upperBound))
  }
}

extension SpeechSpectra {
  /// What files of it begin with, and their version.
  private static let sign: [UInt8] = Array("coach spectra 1\n".utf8)
  /// More runs, or a later step, no recording has: ten hours of nothing but short words.
  private static let (mostRuns, mostSteps) = (1 << 18, 1 << 24)

  /// As a file: the sign, the size of the sound, the count of runs, the first step and the count of steps of each,
  /// the levels and a checksum; numbers are 32 bits, the lowest byte first.
  ///
  /// - Parameter soundBytes: the size of the file that it is of.
  public func encoded(soundBytes: Int) -> [UInt8] {
    var bytes = Self.sign
    func append(_ number: UInt32) {
      for shift in [0, 8, 16, 24] {
        bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
      }
    }
    append(UInt32(truncatingIfNeeded: soundBytes))
    append(UInt32(runs.count))
    for run in runs {
      append(UInt32(run.lowerBound))
      append(UInt32(run.count))
    }
    bytes += levels
    append(Self.checksum(bytes[...]))
    return bytes
  }

  /// Reads a file; nil when it is of another version, of another sound, or damaged.
  public init?(decoding bytes: [UInt8], soundBytes: Int) {
    guard bytes.count >= Self.sign.count + 12, bytes.starts(with: Self.sign) else { return nil }
    var place = Self.sign.count
    func number(at place: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    guard number(at: place) == Int(UInt32(truncatingIfNeeded: soundBytes)) else { return nil }
    let count = number(at: place + 4)
    place += 8
    guard count <= Self.mostRuns, bytes.count >= place + 8 * count + 4,
      number(at: bytes.count - 4) == Int(Self.checksum(bytes.dropLast(4)))
    else { return nil }
    var runs: [Range<Int>] = []
    for _ in 0..<count {
      let (start, length) = (number(at: place), number(at: place + 4))
      place += 8
      guard start >= runs.last?.upperBound ?? 0, length > 0, start + length <= Self.mostSteps
      else { return nil }
      runs.append(start..<start + length)
    }
    let levels = bytes[place..<bytes.count - 4]
    guard levels.count == runs.reduce(0, { $0 + $1.count }) * SpectraMeter.bandCount else {
      return nil
    }
    self.init(runs: runs, levels: Array(levels))
  }

  /// FNV-1a of 32 bits (Fowler, Noll & Vo 1991).
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
