/// A key that was pressed, and what it types where something is written.
struct KeyPress: Equatable {
  /// What a key does to a text.
  enum Typing: Equatable {
    case character(Character)
    /// Takes the last character away.
    case erasure
  }

  let key: Key
  /// What the terminal sent, for screens that have keys of their own; nil where no key is known by it.
  var code: KeyBinding.Press.Code?
  /// Nil for keys that write nothing: arrows, those of a clicker.
  var typing: Typing?

  /// The keys in the bytes that a terminal sends; bytes that begin a longer sequence are left.
  ///
  /// Presenters' clickers send Page Down and Page Up, arrows, F5 and Esc.
  static func take(from bytes: inout [UInt8]) -> [KeyPress] {
    var presses: [KeyPress] = []
    var rest = bytes[...]
    while let byte = rest.first {
      guard let (press, count) = byte == 0x1B ? sequence(rest) : character(rest) else { break }
      presses.append(press)
      rest = rest.dropFirst(count)
    }
    bytes = Array(rest)
    return presses
  }

  /// The key of an escape sequence and its length; nil when more bytes have to come.
  private static func sequence(_ bytes: ArraySlice<UInt8>) -> (KeyPress, Int)? {
    let body = bytes.dropFirst()
    guard let introducer = body.first else { return nil }
    guard introducer == UInt8(ascii: "[") || introducer == UInt8(ascii: "O") else {
      return (KeyPress(key: .escape), 1)
    }
    // CSI or SS3: parameters, and a final byte; the console of Linux puts a bracket before that of F1 to F5.
    let parameters = body.dropFirst().prefix { (0x20...0x3F).contains($0) }
    let end = body.dropFirst(1 + parameters.count)
    guard let final = end.first else { return nil }
    guard final == UInt8(ascii: "["), parameters.isEmpty else {
      return (Self.press(final, Array(parameters)), 3 + parameters.count)
    }
    guard let letter = end.dropFirst().first else { return nil }
    return (Self.press(letter, [final]), 4)
  }

  private static func press(_ final: UInt8, _ parameters: [UInt8]) -> KeyPress {
    let number = String(decoding: parameters, as: UTF8.self)
    let name = Character(UnicodeScalar(final))
    let code: KeyBinding.Press.Code =
      switch name {
      case "~": .tilde(String(number.prefix { $0 != ";" }))
      case _ where number == "[": .console(name)
      default: .final(name)
      }
    return KeyPress(key: KeyBinding.key(code) ?? .other, code: code)
  }

  /// The key of a character and the bytes that it takes; nil when more have to come.
  private static func character(_ bytes: ArraySlice<UInt8>) -> (KeyPress, Int)? {
    guard let first = bytes.first, first >= 0x80 else {
      return bytes.first.map { (KeyPress($0), 1) }
    }
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let sequence = bytes.prefix(count)
    if let text = String(validating: sequence, as: UTF8.self), let character = text.first {
      return (KeyPress(key: .other, typing: .character(character)), count)
    }
    let isWhole = sequence.count == count || !sequence.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    return isWhole ? (KeyPress(key: .other), 1) : nil
  }

  private init(_ byte: UInt8) {
    let scalar = UnicodeScalar(byte)
    if ("0"..."9").contains(scalar) {
      key = .digit(Int(byte - UInt8(ascii: "0")))
    } else {
      let lower = Character(scalar.properties.lowercaseMapping)
      key = KeyBinding.key(.character(lower)) ?? .other
    }
    code = .character(Character(scalar.properties.lowercaseMapping))
    typing =
      switch byte {
      case 0x20..<0x7F: .character(Character(scalar))
      case 0x08, 0x7F: .erasure
      default: nil
      }
  }

  init(key: Key, code: KeyBinding.Press.Code? = nil, typing: Typing? = nil) {
    self.key = key
    self.code = code
    self.typing = typing
  }
}
