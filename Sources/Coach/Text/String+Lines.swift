extension StringProtocol {
  /// The lines between line feeds, empty ones too: bytes are looked for, which is much cheaper than characters.
  var lines: [SubSequence] {
    var lines: [SubSequence] = []
    var start = startIndex
    let bytes = utf8
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(self[start..<end])
      start = bytes.index(after: end)
    }
    lines.append(self[start...])
    return lines
  }
}
