/// How many frames the headers of AIFF, AU and Wave64 promise; libsndfile makes such a promise fit the file without a
/// word.
enum PromisedFrames {
  private static let wave64 =
    Array("riff".utf8) + [0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0, 0]
  private static let aiffForms = ["AIFF", "AIFC"].map { Array($0.utf8) }

  /// What the header says; nil where it says nothing or is of another kind.
  ///
  /// - Parameter bytesPerFrame: of uncompressed samples.
  static func count(in file: HeldFile, bytesPerFrame: Int) -> Int? {
    let head = file.bytes(at: 0, count: 40)
    guard head.count == 40, bytesPerFrame > 0 else { return nil }
    if head.starts(with: ".snd".utf8) {
      let size = big(head, at: 8, count: 4)
      return size == 0xFFFF_FFFF ? nil : size / bytesPerFrame
    }
    if head.starts(with: "FORM".utf8), aiffForms.contains(Array(head[8..<12])) {
      return aiff(file)
    }
    return head.starts(with: wave64) ? wave64(file).map { $0 / bytesPerFrame } : nil
  }

  /// Of the `COMM` chunk: channels, then frames.
  private static func aiff(_ file: HeldFile) -> Int? {
    var offset = 12
    for _ in 0..<1000 {
      let head = file.bytes(at: offset, count: 18)
      guard head.count >= 14 else { return nil }
      if head.starts(with: "COMM".utf8) { return big(head, at: 10, count: 4) }
      let size = big(head, at: 4, count: 4)
      offset += 8 + size + size % 2
    }
    return nil
  }

  /// The bytes of the `data` chunk; names are of 16 bytes, sizes of 8 with their heads, places multiples of 8.
  private static func wave64(_ file: HeldFile) -> Int? {
    var offset = 40
    for _ in 0..<1000 {
      let head = file.bytes(at: offset, count: 24)
      guard let size = LittleEndian.number(head, at: 16, count: 8), (24...1 << 50).contains(size)
      else { return nil }
      if head.starts(with: "data".utf8) { return size - 24 }
      offset += (size + 7) / 8 * 8
    }
    return nil
  }

  private static func big(_ bytes: [UInt8], at offset: Int, count: Int) -> Int {
    bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }
}
