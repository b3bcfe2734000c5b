/// The frames of MPEG audio (MP1, MP2, MP3), counted one by one (ISO/IEC 11172-3, 13818-3).
///
/// How long such a file is stands in no header, but for the Xing or Info tag of MP3 encoders. Without one libsndfile
/// takes the length for that of a constant bit rate, and ends there.
struct MPEGFrames {
  /// Frames of audio, in samples per channel.
  let samples: Int
  /// How long the encoder said that it is, in samples per channel; nil where it said nothing.
  let promised: Int?
  /// Where the frames lie, in bytes, and where they do with the tag's own.
  let range: Range<Int>
  let rangeWithTag: Range<Int>
  /// Whether there are bytes between the frames that are none.
  let isDamaged: Bool
  /// Whether the last frame is cut off.
  let isCut: Bool
  /// The header of the first frame.
  private let first: Header

  /// Bytes that may be no frame before it is no such file.
  private static let patience = 1 << 16

  /// Counts; nil for another kind of file.
  init?(_ file: HeldFile) {
    var bytes = BufferedBytes(file)
    var offset = Self.lengthOfTag(&bytes, at: 0)
    // Bytes that look like frames are in other files too.
    guard offset > 0 || bytes.byte(0) == 0xFF && bytes.byte(1) & 0xE0 == 0xE0 else { return nil }
    guard let first = Self.sync(&bytes, at: offset, within: Self.patience) else { return nil }
    offset = first.offset
    let tag = bytes.get(offset, first.header.length)
    promised = Self.promise(tag, first.header)
    if promised != nil { offset += first.header.length }
    let start = offset
    var (samples, end, isCut, isDamaged) = (0, offset, false, false)
    while offset < file.size {
      if let header = Header(bytes.get(offset, 4)), header.isLike(first.header) {
        guard offset + header.length <= file.size else {
          isCut = true
          break
        }
        samples += header.samples
        offset += header.length
        end = offset
      } else if let next = Self.sync(&bytes, at: offset + 1, within: file.size) {
        isDamaged = isDamaged || !Self.isTag(bytes.get(offset, 11))
        offset = next.offset
      } else {
        break
      }
    }
    guard samples > 0 else { return nil }
    (self.samples, self.isCut, self.isDamaged) = (samples, isCut, isDamaged)
    (range, rangeWithTag) = (start..<end, first.offset..<end)
    self.first = first.header
  }

  /// A frame without sound that tells decoders how many follow; nil where layer or rate have none.
  ///
  /// Layout: Xing's VBR header of 1999, as LAME and mpg123 write and read it.
  var tag: [UInt8]? {
    guard first.layer == 3, let frames = UInt32(exactly: samples / first.samples) else {
      return nil
    }
    var header = first.bytes
    header[1] |= 1  // without a checksum
    header[2] = first.rateBits | 9 << 4  // a bit rate that has room for it, whatever the rate
    guard let long = Header(header) else { return nil }
    var bytes = header + [UInt8](repeating: 0, count: long.length - 4)
    let place = 4 + long.sideInformation
    let tag =
      Array("Xing".utf8) + [0, 0, 0, 1] + LittleEndian.bytes(frames).reversed()
    guard place + tag.count <= bytes.count else { return nil }
    bytes.replaceSubrange(place..<place + tag.count, with: tag)
    return bytes
  }

  /// Whether a tag begins with these bytes: such are no damage.
  private static func isTag(_ bytes: [UInt8]) -> Bool {
    ["ID3", "TAG", "APETAGEX", "LYRICSBEGIN"].contains { bytes.starts(with: $0.utf8) }
  }

  /// The bytes of ID3 tags at a place, which may be several.
  private static func lengthOfTag(_ bytes: inout BufferedBytes, at offset: Int) -> Int {
    var length = 0
    while true {
      let head = bytes.get(offset + length, 10)
      guard head.count == 10, head.starts(with: "ID3".utf8) else { return length }
      let size = head[6..<10].reduce(0) { $0 << 7 | Int($1 & 0x7F) }
      length += 10 + size + (head[5] & 0x10 != 0 ? 10 : 0)
    }
  }

  /// The next frame that two others follow, or the end of the file: two in a row occur by chance.
  private static func sync(
    _ bytes: inout BufferedBytes, at offset: Int, within: Int
  ) -> (offset: Int, header: Header)? {
    for place in offset..<max(offset, min(bytes.size - 3, offset + within)) {
      guard bytes.byte(place) == 0xFF, let header = Header(bytes.get(place, 4)) else { continue }
      var next = place + header.length
      var followers = 0
      while followers < 2, next < bytes.size, let other = Header(bytes.get(next, 4)),
        other.isLike(header)
      {
        followers += 1
        next += other.length
      }
      if followers == 2 || place == offset && next >= bytes.size { return (place, header) }
    }
    return nil
  }

  /// What a Xing, Info or VBRI tag says.
  private static func promise(_ frame: [UInt8], _ header: Header) -> Int? {
    func number(_ place: Int) -> Int? {
      guard place + 4 <= frame.count else { return nil }
      return frame[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    func name(_ place: Int) -> String {
      String(decoding: frame.dropFirst(place).prefix(4), as: UTF8.self)
    }
    let place = 4 + header.sideInformation
    if ["Xing", "Info"].contains(name(place)), let flags = number(place + 4) {
      return flags & 1 != 0 ? number(place + 8).map { $0 * header.samples } : 0
    }
    return name(36) == "VBRI" ? number(36 + 14).map { $0 * header.samples } : nil
  }

  /// The four bytes that every frame begins with.
  private struct Header {
    private static let rates = [44_100, 48_000, 32_000]
    /// Kilobits per second, by layer in MPEG 1, then layer 1 and the others in MPEG 2.
    private static let bitRates = [
      [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
      [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
      [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
      [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
      [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ]
    let bytes: [UInt8]
    let layer: Int
    let samples: Int
    let length: Int
    private let isFirstVersion: Bool
    private let rate: Int

    init?(_ bytes: [UInt8]) {
      guard bytes.count == 4, bytes[0] == 0xFF, bytes[1] & 0xE0 == 0xE0 else { return nil }
      let version = Int(bytes[1] >> 3 & 3)
      layer = 4 - Int(bytes[1] >> 1 & 3)
      let (bitRate, rateIndex) = (Int(bytes[2] >> 4), Int(bytes[2] >> 2 & 3))
      guard version != 1, layer != 4, (1...14).contains(bitRate), rateIndex != 3 else { return nil }
      isFirstVersion = version == 3
      rate = Self.rates[rateIndex] >> (version == 3 ? 0 : version == 2 ? 1 : 2)
      let row = isFirstVersion ? layer - 1 : layer == 1 ? 3 : 4
      let bits = Self.bitRates[row][bitRate - 1] * 1000
      let padding = Int(bytes[2] >> 1 & 1)
      samples = layer == 1 ? 384 : layer == 3 && !isFirstVersion ? 576 : 1152
      length =
        layer == 1 ? (12 * bits / rate + padding) * 4 : samples / 8 * bits / rate + padding
      self.bytes = bytes
    }

    var rateBits: UInt8 { bytes[2] & 0x0C }

    /// Bytes between a frame's header and its samples, in layer 3.
    var sideInformation: Int {
      let isMono = bytes[3] >> 6 == 3
      return isFirstVersion ? (isMono ? 17 : 32) : isMono ? 9 : 17
    }

    /// Whether two frames can be of one stream.
    func isLike(_ other: Header) -> Bool {
      layer == other.layer && rate == other.rate && isFirstVersion == other.isFirstVersion
    }
  }
}
