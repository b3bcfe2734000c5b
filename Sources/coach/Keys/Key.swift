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
  /// To hear what was heard.
  case listen
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
    let number = String(decoding: parameters, as: UTF8.self)
    let code: KeyBinding.Press.Code =
      final == UInt8(ascii: "~")
      ? .tilde(number) : .final(Character(UnicodeScalar(final)))
    return KeyBinding.key(code) ?? .other
  }

  private init(_ byte: UInt8) {
    let scalar = UnicodeScalar(byte)
    if ("0"..."9").contains(scalar) {
      self = .digit(Int(byte - UInt8(ascii: "0")))
    } else {
      let lower = Character(scalar.properties.lowercaseMapping)
      self = KeyBinding.key(.character(lower)) ?? .other
    }
  }
}
