/// What a key means while a rehearsal runs.
enum Key: Equatable {
  case next, back, skip, hold, interruption, note, undo, finish
  /// A digit of a phase's number.
  case digit(Int)
  /// Shows what the keys do.
  case help
  /// Shows what would still fit.
  case advice
  case yes
  /// Once more.
  case again
  case enter
  case escape
  /// A key without a meaning here.
  case other

  /// The keys in the bytes that a terminal sends; bytes that begin a longer sequence are left.
  ///
  /// Presenters' clickers send Page Down and Page Up.
  static func take(from bytes: inout [UInt8]) -> [Key] {
    var keys: [Key] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == 0x1B {
        guard let (key, count) = sequence(rest) else { break }
        keys.append(key)
        rest = rest.dropFirst(count)
      } else {
        keys.append(Key(byte))
        rest = rest.dropFirst()
      }
    }
    bytes = Array(rest)
    return keys
  }

  /// The key of an escape sequence and its length; nil when more bytes have to come.
  private static func sequence(_ bytes: ArraySlice<UInt8>) -> (Key, Int)? {
    let body = bytes.dropFirst()
    guard let introducer = body.first else { return nil }
    guard introducer == UInt8(ascii: "[") || introducer == UInt8(ascii: "O") else {
      return (.escape, 1)
    }
    // CSI or SS3: parameters, and a final byte.
    let parameters = body.dropFirst().prefix { (0x20...0x3F).contains($0) }
    guard let final = body.dropFirst(1 + parameters.count).first else { return nil }
    return (key(final, Array(parameters)), 3 + parameters.count)
  }

  private static func key(_ final: UInt8, _ parameters: [UInt8]) -> Key {
    switch (final, parameters) {
    case (UInt8(ascii: "C"), _), (UInt8(ascii: "~"), [UInt8(ascii: "6")]): .next
    case (UInt8(ascii: "D"), _), (UInt8(ascii: "~"), [UInt8(ascii: "5")]): .back
    default: .other
    }
  }

  private init(_ byte: UInt8) {
    self =
      switch UnicodeScalar(byte).properties.lowercaseMapping {
      case " ": .next
      case "\n", "\r": .enter
      case "\u{7F}", "\u{8}": .back
      case "s": .skip
      case "p": .hold
      case "i": .interruption
      case "n": .note
      case "u": .undo
      case "q": .finish
      case "y": .yes
      case "a": .again
      case "v": .advice
      case "?", "h": .help
      case "0"..."9": .digit(Int(byte - UInt8(ascii: "0")))
      default: .other
      }
  }
}
