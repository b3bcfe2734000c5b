internal import Glibc

/// What the header of a WAV file says about its own size, and what is true: RIFF, and RF64 and BW64 for more than
/// 4 GiB (EBU Tech 3306).
///
/// Recorders that were killed leave sizes that are 0, stale or a placeholder. libsndfile clamps a
/// size that is too large and believes one that is too small, both without a word.
struct WaveHeader {
  /// A chunk: its name, and where its payload lies.
  struct Chunk: Equatable {
    let name: String
    let payload: Range<Int>
  }

  /// Where the samples begin, in bytes from the start of the file.
  let dataOffset: Int
  /// How many bytes of samples the header promises.
  let dataSize: Int
  /// How long the file is, in bytes.
  let fileSize: Int
  /// Bytes of a frame.
  let frameSize: Int
  /// Whether its sizes are of 64 bits.
  let isLarge: Bool
  /// The chunks before and behind the samples.
  let chunks: [Chunk]
  /// Whether chunks follow the samples where the header says that those end.
  private let hasTrailer: Bool

  /// Reads the chunks; nil when this is no WAV file.
  init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(size: Int(status.st_size)) { Self.read(descriptor, at: $0, count: $1) }
  }

  /// Reads the chunks; nil when this is no WAV file.
  init?(_ file: HeldFile) {
    self.init(size: file.size) { file.bytes(at: $0, count: $1) }
  }

  private init?(size fileSize: Int, _ read: @escaping (_ offset: Int, _ count: Int) -> [UInt8]) {
    let riff = read(0, 12)
    guard riff.count == 12, riff[8...].elementsEqual("WAVE".utf8) else { return nil }
    let form = String(decoding: riff[..<4], as: UTF8.self)
    guard ["RIFF", "RF64", "BW64"].contains(form) else { return nil }
    isLarge = form != "RIFF"
    var riffSize = LittleEndian.number(riff, at: 4, count: 4) ?? 0
    var largeDataSize: Int?
    var frameSize = 1
    let walk = Walk(read, end: fileSize)
    let (front, data) = walk.chunks(from: 12) { $0 == "data" }
    guard let data else { return nil }
    for chunk in front {
      let payload = read(chunk.payload.lowerBound, min(24, chunk.payload.count))
      if chunk.name == "fmt ", let align = LittleEndian.number(payload, at: 12, count: 2) {
        frameSize = max(1, align)
      } else if chunk.name == "ds64", isLarge {
        riffSize = LittleEndian.number(payload, at: 0, count: 8) ?? 0
        largeDataSize = LittleEndian.number(payload, at: 8, count: 8)
      }
    }
    let isPlaceholder = isLarge && data.payload.count == 0xFFFF_FFFF
    let size = isPlaceholder ? largeDataSize ?? 0 : data.payload.count
    let end = data.payload.lowerBound.addingReportingOverflow(size)
    (dataOffset, dataSize) = (data.payload.lowerBound, end.overflow ? 0 : size)
    (self.fileSize, self.frameSize) = (fileSize, frameSize)
    let trailer = dataOffset + dataSize + dataSize % 2
    let isSizeTrue = abs(riffSize + 8 - fileSize) <= 1
    let (back, _) = walk.chunks(from: trailer) { _ in false }
    let isWhole = back.last.map { abs($0.payload.upperBound - fileSize) <= 1 } ?? false
    let first = read(trailer, 4)
    hasTrailer =
      isWhole || Self.isUsual(first) || isSizeTrue && dataSize > 0 && Walk.isName(first)
    chunks = front + (hasTrailer ? back : [])
  }

  /// Whether the file ends before its samples do.
  var promisesMoreThanTheFileHolds: Bool { dataSize > fileSize - dataOffset }

  /// Whether samples go on after the end that the header gives: never where chunks or the size of the whole say
  /// that they do not.
  ///
  /// Less than a frame is padding.
  var promisesLessThanTheFileHolds: Bool {
    !hasTrailer && fileSize - dataOffset - dataSize > max(1, frameSize)
  }

  /// Whether the size is one that programs write which cannot go back to the header.
  var isPlaceholder: Bool { dataSize >= 0x7FFF_0000 && dataSize <= 0xFFFF_FFFF }

  /// How many bytes of samples there really are, in whole frames.
  var audioSize: Int {
    let isWrong = promisesMoreThanTheFileHolds || promisesLessThanTheFileHolds
    let size = isWrong ? fileSize - dataOffset : dataSize
    return max(0, size / frameSize * frameSize)
  }

  /// A header for the same samples with sizes that are true; nil when there is no `fmt ` chunk.
  func corrected(_ file: HeldFile) -> [UInt8]? {
    guard let format = chunks.first(where: { $0.name == "fmt " }),
      format.payload.count <= 1 << 16
    else { return nil }
    let payload = file.bytes(at: format.payload.lowerBound, count: format.payload.count)
    let body =
      Self.chunk("fmt ", payload) + Array("data".utf8)
      + LittleEndian.bytes(UInt32(clamping: audioSize))
    let size = 4 + body.count + audioSize
    guard size > Int(UInt32.max) else {
      return Array("RIFF".utf8) + LittleEndian.bytes(UInt32(size)) + Array("WAVE".utf8) + body
    }
    let sizes =
      LittleEndian.bytes(UInt64(size + 36)) + LittleEndian.bytes(UInt64(audioSize))
      + LittleEndian.bytes(UInt64(audioSize / frameSize)) + [0, 0, 0, 0]
    return Array("RF64".utf8) + [255, 255, 255, 255] + Array("WAVE".utf8)
      + Self.chunk("ds64", sizes) + body
  }

  /// Puts another rate into the header of a take's audio, whose `fmt ` chunk comes first.
  ///
  /// The corresponding C function is `pwrite`.
  static func declare(rate: Int, _ descriptor: Int32) -> Bool {
    let rates = [rate, 2 * rate].flatMap { LittleEndian.bytes(UInt32(clamping: $0)) }
    return pwrite(descriptor, rates, 8, 24) == 8
  }

  static func chunk(_ name: String, _ payload: [UInt8]) -> [UInt8] {
    Array(name.utf8) + LittleEndian.bytes(UInt32(payload.count)) + payload
      + (payload.count % 2 == 0 ? [] : [0])
  }

  private static let trailers: Set<String> = [
    "LIST", "cue ", "id3 ", "ID3 ", "bext", "smpl", "fact", "JUNK", "PAD ", "_PMX", "iXML", "acid",
    "inst", "plst", "DISP", "afsp", "axml", "chna", "LGWV", "minf", "elm1", "regn", "umid", "cart",
  ]

  /// Whether these bytes are a chunk's usual name.
  private static func isUsual(_ name: [UInt8]) -> Bool {
    trailers.contains(String(decoding: name, as: UTF8.self))
  }

  private static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = pread(descriptor, &bytes, count, offset)
    return Array(bytes.prefix(max(0, got)))
  }

  /// Goes from chunk to chunk.
  private struct Walk {
    /// A file of nothing but empty chunks must not be walked for ever.
    static let limit = 1000
    private let read: (_ offset: Int, _ count: Int) -> [UInt8]
    private let end: Int

    init(_ read: @escaping (_ offset: Int, _ count: Int) -> [UInt8], end: Int) {
      self.read = read
      self.end = end
    }

    /// The chunks up to one of which `isLast` is true, and that one.
    func chunks(
      from start: Int, isLast: (String) -> Bool
    ) -> (front: [Chunk], last: Chunk?) {
      var chunks: [Chunk] = []
      var offset = start
      while chunks.count < Self.limit, offset < end {
        let head = read(offset, 8)
        guard head.count == 8, Self.isName(Array(head[..<4])),
          let size = LittleEndian.number(head, at: 4, count: 4)
        else { break }
        let name = String(decoding: head[..<4], as: UTF8.self)
        let chunk = Chunk(name: name, payload: offset + 8..<offset + 8 + size)
        if isLast(name) { return (chunks, chunk) }
        chunks.append(chunk)
        offset += 8 + size + size % 2
      }
      return (chunks, nil)
    }

    /// Names are of four printable characters.
    static func isName(_ bytes: [UInt8]) -> Bool {
      bytes.count == 4 && bytes.allSatisfy { (0x20...0x7E).contains($0) }
    }
  }
}
