internal import Glibc

/// What the RIFF header of a WAV file says about its own size, and what is true.
///
/// Recorders that were killed leave sizes that are 0, stale or a placeholder. libsndfile clamps a
/// size that is too large and believes one that is too small, both without a word.
struct WaveHeader {
  /// Where the samples begin, in bytes from the start of the file.
  let dataOffset: Int
  /// How many bytes of samples the header promises.
  let dataSize: Int
  /// How long the file is, in bytes.
  let fileSize: Int
  /// Bytes of a frame.
  let frameSize: Int
  /// Whether chunks follow the samples where the header says that those end.
  private let hasTrailer: Bool

  /// Reads the chunks up to `data`; nil when this is no WAV file.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    self.init(descriptor)
  }

  /// Reads the chunks up to `data`; nil when this is no WAV file.
  init?(_ descriptor: Int32) {
    guard let riff = Self.read(descriptor, at: 0, count: 12), riff.starts(with: Array("RIFF".utf8)),
      riff.dropFirst(8).elementsEqual("WAVE".utf8)
    else { return nil }
    let fileSize = Int(lseek(descriptor, 0, SEEK_END))
    var offset = 12
    var frameSize = 1
    // A file of nothing but empty chunks must not be walked for ever.
    for _ in 0..<1000 {
      guard let chunk = Self.read(descriptor, at: offset, count: 8) else { return nil }
      let size = Self.size(chunk)
      if chunk.starts(with: Array("fmt ".utf8)),
        let align = Self.read(descriptor, at: offset + 20, count: 2)
      {
        frameSize = max(1, Int(align[0]) | Int(align[1]) << 8)
      }
      if chunk.starts(with: Array("data".utf8)) {
        dataOffset = offset + 8
        dataSize = size
        self.fileSize = fileSize
        self.frameSize = frameSize
        hasTrailer = Self.isChunk(descriptor, at: offset + 8 + size + size % 2)
        return
      }
      offset += 8 + size + size % 2
    }
    return nil
  }

  /// Whether the file ends before its samples do.
  var promisesMoreThanTheFileHolds: Bool { dataOffset + dataSize > fileSize }

  /// Whether samples go on behind the end that the header gives.
  ///
  /// Less than a frame is padding.
  var promisesLessThanTheFileHolds: Bool {
    !hasTrailer && fileSize - dataOffset - dataSize > max(1, frameSize)
  }

  /// How many bytes of samples there really are, in whole frames.
  var audioSize: Int {
    let isWrong = promisesMoreThanTheFileHolds || promisesLessThanTheFileHolds
    let size = isWrong ? fileSize - dataOffset : dataSize
    return size / frameSize * frameSize
  }

  /// The first bytes of the file, up to the samples, with sizes that are true.
  ///
  /// Nil when they cannot be read.
  func correctedBytes(_ descriptor: Int32) -> [UInt8]? {
    guard dataOffset <= 1 << 20,
      var bytes = Self.read(descriptor, at: 0, count: dataOffset)
    else { return nil }
    bytes.replaceSubrange(4..<8, with: Self.little(dataOffset - 8 + audioSize))
    bytes.replaceSubrange(dataOffset - 4..<dataOffset, with: Self.little(audioSize))
    return bytes
  }

  /// Puts another rate into the header of a take's audio, whose `fmt ` chunk comes first.
  ///
  /// The corresponding C function is `pwrite`.
  static func declare(rate: Int, _ descriptor: Int32) -> Bool {
    pwrite(descriptor, little(rate) + little(2 * rate), 8, 24) == 8
  }

  private static let trailers = [
    "LIST", "cue ", "id3 ", "ID3 ", "bext", "smpl", "fact", "JUNK", "PAD ", "_PMX", "iXML", "acid",
    "inst", "plst", "DISP", "afsp",
  ]

  /// Whether a chunk of a usual name begins at a place.
  private static func isChunk(_ descriptor: Int32, at offset: Int) -> Bool {
    guard let bytes = read(descriptor, at: offset, count: 8) else { return false }
    return trailers.contains(String(decoding: bytes.prefix(4), as: UTF8.self))
  }

  private static func size(_ chunk: [UInt8]) -> Int {
    (0..<4).reduce(0) { $0 | Int(chunk[4 + $1]) << (8 * $1) }
  }

  private static func little(_ value: Int) -> [UInt8] {
    let value = UInt32(clamping: value)
    return (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return pread(descriptor, &bytes, count, offset) == count ? bytes : nil
  }
}
