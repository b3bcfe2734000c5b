/// The bytes of a file, read in large pieces and looked at in small ones.
struct BufferedBytes {
  private static let piece = 1 << 16
  let size: Int
  private let file: HeldFile
  private var start = 0
  private var piece: [UInt8] = []

  init(_ file: HeldFile) {
    self.file = file
    size = file.size
  }

  /// Some bytes; fewer only at the end of the file.
  mutating func get(_ offset: Int, _ count: Int) -> [UInt8] {
    guard offset >= 0, offset < size else { return [] }
    if offset < start || offset + count > start + piece.count {
      start = offset
      piece = file.bytes(at: offset, count: max(count, Self.piece))
    }
    return Array(piece[(offset - start)...].prefix(count))
  }

  /// One byte; 0 after the end.
  mutating func byte(_ offset: Int) -> UInt8 {
    let place = offset - start
    if place >= 0, place < piece.count { return piece[place] }
    return get(offset, 1).first ?? 0
  }
}
