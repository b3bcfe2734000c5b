internal import Glibc

/// Packs the WAV file of a take into FLAC, and believes nothing that it has not read back.
public enum WavePacking {
  /// Why a file is left as it is.
  public enum Refusal: Error, Sendable, Equatable {
    /// It is no WAV file of 16-bit mono, or holds no frame.
    case notOurs(file: String)
    /// It holds chunks that FLAC has no place for, by their names.
    case holdsMore(file: String, chunks: [String])
    /// What was written is not what was read.
    case differs(file: String)
    /// It cannot be read or written.
    case sound(SoundFileError)
  }

  /// What ``WaveWriter`` and libsndfile put into a file: sound, marks, their names, and padding.
  private static let known: Set<String> = [
    "fmt ", "data", "cue ", "LIST", "fact", "PEAK", "JUNK", "PAD ",
  ]

  /// Writes the same sound as FLAC into a new file, durable, and compares every sample of it.
  ///
  /// - Throws: ``Refusal``; the new file is gone then.
  public static func pack(_ wave: String, to path: String) throws(Refusal) {
    try check(wave)
    do throws(Refusal) {
      try write(wave, to: path)
      try compare(wave, path)
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Whether a FLAC file holds every sample of a WAV file, and no other.
  ///
  /// - Throws: ``Refusal``.
  public static func compare(_ wave: String, _ path: String) throws(Refusal) {
    let wanted = try check(wave)
    var compared = 0
    var one = try reader(wave)
    var other = try reader(path)
    guard one.rate == other.rate, other.channels == 1 else { throw .differs(file: path) }
    var blocks = ([Int16](repeating: 0, count: 1 << 15), [Int16](repeating: 0, count: 1 << 15))
    while true {
      let counts = (read(&one, &blocks.0), read(&other, &blocks.1))
      guard counts.0 == counts.1, blocks.0[..<counts.0] == blocks.1[..<counts.1] else {
        throw .differs(file: path)
      }
      compared += counts.0
      guard counts.0 == 0 else { continue }
      // Where a disk fails in the middle, both end there.
      guard compared == wanted else { throw .differs(file: path) }
      return
    }
  }

  /// How many frames the file has.
  ///
  /// - Throws: ``Refusal`` where it is not to be packed.
  @discardableResult private static func check(_ wave: String) throws(Refusal) -> Int {
    let descriptor = open(wave, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .sound(.cannotOpen(file: wave, why: String(cString: strerror(errno))))
    }
    defer { close(descriptor) }
    guard let header = WaveHeader(descriptor), header.frameSize == 2, header.audioSize > 0,
      !header.isLarge
    else { throw .notOurs(file: wave) }
    let strangers = header.chunks.map(\.name).filter { !known.contains($0) }
    guard strangers.isEmpty else { throw .holdsMore(file: wave, chunks: strangers) }
    return Int(header.audioSize) / header.frameSize
  }

  private static func write(_ wave: String, to path: String) throws(Refusal) {
    var reader = try reader(wave)
    do throws(SoundFileError) {
      var writer = try SoundWriter(creating: path, kind: .flac, rate: reader.rate)
      var block = [Int16](repeating: 0, count: 1 << 15)
      while true {
        let count = read(&reader, &block)
        if count == 0 { break }
        try writer.write(block.span.extracting(first: count))
      }
      try writer.finish()
    } catch {
      throw .sound(error)
    }
  }

  /// Fills a block as far as there are frames; 0 at the end.
  private static func read(_ reader: inout SoundFileReader, _ block: inout [Int16]) -> Int {
    var filled = 0
    while filled < block.count {
      let count = reader.withBlock(of: block.count - filled) { samples in
        for index in samples.indices { block[filled + index] = samples[index] }
        return samples.count
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private static func reader(_ path: String) throws(Refusal) -> SoundFileReader {
    do throws(SoundFileError) {
      return try SoundFileReader(path: path)
    } catch {
      throw .sound(error)
    }
  }
}
