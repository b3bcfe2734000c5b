/// Spoils bytes as broken disks, other programs and malicious people do; seeded.
public struct Mutator {
  private var generator: SeededGenerator
  private let words: [[UInt8]]
  /// Numbers that no file of ours holds.
  private static let numbers = [
    "1e308", "-1e308", "1e300", "1e19", "1e400", "1e-320", "-5", "-0.0", "0", "0.0001", "86401",
    "2147483648", "4294967296", "9223372036854775807", "-9223372036854775808", "NaN", "inf",
  ].map { Array($0.utf8) }

  /// - Parameter words: what inputs of a kind are made of, besides bytes that are always of interest.
  public init(seed: UInt64, words: [String]) {
    generator = SeededGenerator(seed: seed)
    let always = [
      "\0", "\u{1B}[2J", "\u{202E}", "é", "🎯", "\n", "\r\n", "\t", "0", "-1", "1e308", "nan",
      "9223372036854775807", "-9223372036854775808", "18446744073709551616", "4294967295", "{",
      "[[",
      "\"", "null", "((((((((", "--------",
    ]
    self.words =
      (words + always).map { Array($0.utf8) } + [[0xFF, 0xFF, 0xFF, 0xFF], [0xC3], [0x80]]
  }

  /// One of the inputs, or two of them, spoilt in one to eight places.
  public mutating func spoil(_ inputs: [[UInt8]]) -> [UInt8] {
    var bytes = inputs.randomElement(using: &generator) ?? []
    if Int.random(in: 0..<10, using: &generator) == 0,
      let other = inputs.randomElement(using: &generator)
    {
      bytes = Array(bytes.prefix(place(in: bytes)) + other.dropFirst(place(in: other)))
    }
    for _ in 0..<Int.random(in: 1...8, using: &generator) { spoilOnce(&bytes) }
    return bytes
  }

  private mutating func spoilOnce(_ bytes: inout [UInt8]) {
    let start = place(in: bytes)
    let end = min(bytes.count, start + Int.random(in: 0...32, using: &generator))
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: bytes[start..<end], at: place(in: bytes))
    case 2: bytes.insert(contentsOf: words.randomElement(using: &generator) ?? [], at: start)
    case 3:
      let word = words.randomElement(using: &generator) ?? []
      bytes.replaceSubrange(start..<min(bytes.count, start + word.count), with: word)
    case 4: bytes.removeSubrange(start...)
    case 5 where start < bytes.count:
      bytes[start] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0
    case 6:
      let part = bytes[start..<end]
      for _ in 0..<Int.random(in: 1...64, using: &generator) {
        bytes.insert(contentsOf: part, at: start)
      }
    case 7, 8: spoilNumber(&bytes, from: start)
    default:
      guard start < bytes.count else { return }
      bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    }
  }

  /// Puts another number in the place of the next one.
  private mutating func spoilNumber(_ bytes: inout [UInt8], from start: Int) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = bytes[start...].firstIndex(where: digits.contains) else { return }
    let end = bytes[first...].firstIndex { !digits.contains($0) && $0 != UInt8(ascii: ".") }
    bytes.replaceSubrange(
      first..<(end ?? bytes.count), with: Self.numbers.randomElement(using: &generator) ?? [])
  }

  private mutating func place(in bytes: [UInt8]) -> Int {
    Int.random(in: 0...bytes.count, using: &generator)
  }
}
