internal import Glibc

/// What the RIFF header of a WAV file says about its own size.
///
/// libsndfile clamps a size that is too large without a word; a truncated recording has to be told.
struct WaveHeader {
  /// Where the samples begin, in bytes from the start of the file.
  let dataOffset: Int
  /// How many bytes of samples the header promises.
  let dataSize: Int
  /// How long the file is, in bytes.
  let fileSize: Int

  /// Reads the chunks up to `data`; nil when this is no WAV file.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let riff = Self.read(descriptor, at: 0, count: 12), riff.starts(with: Array("RIFF".utf8)),
      riff.dropFirst(8).elementsEqual("WAVE".utf8)
    else { return nil }
    var offset = 12
    while let chunk = Self.read(descriptor, at: offset, count: 8) {
      let size = (0..<4).reduce(0) { $0 | Int(chunk[4 + $1]) << (8 * $1) }
      if chunk.starts(with: Array("data".utf8)) {
        dataOffset = offset + 8
        dataSize = size
        fileSize = Int(lseek(descriptor, 0, SEEK_END))
        return
      }
      offset += 8 + size + size % 2
    }
    return nil
  }

  /// Whether the file ends before its samples do.
  var promisesMoreThanTheFileHolds: Bool { dataOffset + dataSize > fileSize }

  private static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return pread(descriptor, &bytes, count, offset) == count ? bytes : nil
  }
}
