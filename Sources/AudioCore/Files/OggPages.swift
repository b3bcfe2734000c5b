/// The pages of an Ogg file, without what is in them (RFC 3533).
struct OggPages {
  /// The bytes of the recordings that lie one behind the other; libsndfile reads the first only.
  let links: [Range<Int>]
  /// Whether the last page is whole and says that it is the last.
  let isEnded: Bool

  /// Goes from page to page; nil for another kind of file.
  init?(_ file: HeldFile) {
    guard file.bytes(at: 0, count: 4).elementsEqual("OggS".utf8) else { return nil }
    var bytes = BufferedBytes(file)
    var (offset, isBeginning, isEnded) = (0, false, false)
    var starts: [Int] = []
    while offset < file.size {
      let head = bytes.get(offset, 27)
      guard head.count == 27, head.starts(with: "OggS".utf8) else {
        // Damage: the next page, if there is one.
        guard let next = Self.page(&bytes, after: offset) else { break }
        offset = next
        continue
      }
      let segments = bytes.get(offset + 27, Int(head[26]))
      let end = offset + 27 + Int(head[26]) + segments.reduce(0) { $0 + Int($1) }
      // Several kinds of sound side by side begin with a page each: one beginning.
      let begins = head[5] & 2 != 0
      if begins, !isBeginning { starts.append(offset) }
      isBeginning = begins
      isEnded = end <= file.size && head[5] & 4 != 0
      offset = end
    }
    links = zip(starts, starts.dropFirst() + [file.size]).map { $0..<$1 }
    self.isEnded = isEnded
  }

  private static func page(_ bytes: inout BufferedBytes, after offset: Int) -> Int? {
    for place in offset + 1..<max(offset + 1, bytes.size - 3)
    where bytes.byte(place) == 0x4F && bytes.get(place, 4).elementsEqual("OggS".utf8) {
      return place
    }
    return nil
  }
}
