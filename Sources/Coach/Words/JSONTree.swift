/// JSON as recognisers write it, with the line of each value.
///
/// It takes what the strict format (RFC 8259) refuses and Python, C++ and log files write: several values
/// one behind the other, `NaN`, and text whose characters are cut in two.
struct JSONTree {
  /// A value and the line that it begins in, from 1.
  struct Node {
    let value: Value
    let line: Int

    subscript(_ key: String) -> Node? {
      if case .object(let members) = value { members[key] } else { nil }
    }
    var array: [Node]? { if case .array(let elements) = value { elements } else { nil } }
    var string: String? { if case .string(let text) = value { text } else { nil } }
    var number: Double? { if case .number(let number) = value { number } else { nil } }
    var isObject: Bool { if case .object = value { true } else { false } }
  }

  /// The kinds of values.
  indirect enum Value {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Node])
    case object([String: Node])
  }

  /// How deep values may lie in one another: recognisers need ten.
  private static let deepest = 100

  private let bytes: [UInt8]
  private var next = 0
  private var line = 1

  /// All values of a text.
  ///
  /// - Throws: ``TranscriptError`` with the line.
  static func read(_ bytes: [UInt8]) throws(TranscriptError) -> [Node] {
    var tree = JSONTree(bytes: bytes)
    var nodes: [Node] = []
    while tree.skipsToValue() { nodes.append(try tree.node(0)) }
    return nodes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Goes on to the next value; false at the end.
  private mutating func skipsToValue() -> Bool {
    skipSpace()
    return next < bytes.count
  }

  private mutating func skipSpace() {
    while next < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[next]) {
      if bytes[next] == 0x0A { line += 1 }
      next += 1
    }
  }

  private mutating func node(_ depth: Int) throws(TranscriptError) -> Node {
    guard skipsToValue() else { throw TranscriptError(.endsEarly, line: line) }
    guard depth < Self.deepest else { throw unreadable }
    let start = line
    let value: Value =
      switch bytes[next] {
      case UInt8(ascii: "{"): try object(depth)
      case UInt8(ascii: "["): try array(depth)
      case UInt8(ascii: "\""): .string(try string())
      default: try word()
      }
    return Node(value: value, line: start)
  }

  private mutating func object(_ depth: Int) throws(TranscriptError) -> Value {
    next += 1
    var members: [String: Node] = [:]
    while !(try closes(UInt8(ascii: "}"), isFirst: members.isEmpty)) {
      guard bytes[next] == UInt8(ascii: "\"") else { throw unreadable }
      let key = try string()
      skipSpace()
      try take(UInt8(ascii: ":"))
      members[key] = try node(depth + 1)
    }
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(TranscriptError) -> Value {
    next += 1
    var elements: [Node] = []
    while !(try closes(UInt8(ascii: "]"), isFirst: elements.isEmpty)) {
      elements.append(try node(depth + 1))
    }
    return .array(elements)
  }

  /// Goes to the next element; true at the bracket that ends them.
  ///
  /// A comma before it is forgiven.
  private mutating func closes(_ end: UInt8, isFirst: Bool) throws(TranscriptError) -> Bool {
    guard skipsToValue() else { throw TranscriptError(.endsEarly, line: line) }
    if bytes[next] != end, !isFirst {
      try take(UInt8(ascii: ","))
      guard skipsToValue() else { throw TranscriptError(.endsEarly, line: line) }
    }
    guard bytes[next] == end else { return false }
    next += 1
    return true
  }

  private mutating func take(_ byte: UInt8) throws(TranscriptError) {
    guard next < bytes.count else { throw TranscriptError(.endsEarly, line: line) }
    guard bytes[next] == byte else { throw unreadable }
    next += 1
  }

  private mutating func string() throws(TranscriptError) -> String {
    next += 1
    var text: [UInt8] = []
    while next < bytes.count {
      let byte = bytes[next]
      next += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      default:
        if byte == 0x0A { line += 1 }
        text.append(byte)
      }
    }
    throw TranscriptError(.endsEarly, line: line)
  }

  private mutating func escaped() throws(TranscriptError) -> [UInt8] {
    guard next < bytes.count else { throw TranscriptError(.endsEarly, line: line) }
    let byte = bytes[next]
    next += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): return [0x20]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: return [byte]
    }
  }

  /// A character by its number, or by the two halves that UTF-16 has for it.
  private mutating func scalar() throws(TranscriptError) -> Character {
    let first = try hexadecimal()
    guard (0xD800..<0xDC00).contains(first), next + 1 < bytes.count,
      bytes[next] == UInt8(ascii: "\\"), bytes[next + 1] == UInt8(ascii: "u")
    else { return Character(Unicode.Scalar(first) ?? "\u{FFFD}") }
    next += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    return Character(
      Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}")
  }

  private mutating func hexadecimal() throws(TranscriptError) -> UInt32 {
    guard next + 4 <= bytes.count else { throw TranscriptError(.endsEarly, line: line) }
    let digits = String(decoding: bytes[next..<next + 4], as: UTF8.self)
    guard let number = UInt32(digits, radix: 16) else { throw unreadable }
    next += 4
    return number
  }

  /// A number, or one of the words that stand for a value.
  private mutating func word() throws(TranscriptError) -> Value {
    let start = next
    while next < bytes.count, Self.isPlain(bytes[next]) { next += 1 }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "NaN", "nan", "-nan", "Infinity", "-Infinity", "inf", "-inf": return .null
    default:
      guard let number = Double(text), number.isFinite else {
        next = start
        throw unreadable
      }
      return .number(number)
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// What stands here is not what belongs here.
  private var unreadable: TranscriptError {
    let rest = bytes[min(next, bytes.count)...].prefix(40).prefix { $0 != 0x0A }
    return TranscriptError(.unreadable(String(decoding: rest, as: UTF8.self).trimmed), line: line)
  }
}
