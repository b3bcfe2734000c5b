import Coach

/// Which key stands for which command.
enum KeyMap {
  /// The line that tells a speaker.
  static let help = "space next · ← back · p hold · i interruption · u undo · q finish"

  /// The command of a key's name, as key scripts spell it.
  static func command(named name: String) -> RehearsalCommand? {
    switch name.lowercased() {
    case "next", "space", "enter", "return", "right", "→": .next
    case "back", "left", "←": .back
    case "hold", "p": .hold
    case "interruption", "i": .interruption
    case "undo", "u": .undo
    case "finish", "quit", "q": .finish
    default: nil
    }
  }

  /// The commands in the bytes that a terminal sends.
  static func commands(in bytes: some Sequence<UInt8>) -> [RehearsalCommand] {
    var commands: [RehearsalCommand] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"): commands.append(.next)
      case 0x1B:
        // CSI or SS3, parameters, and a final letter: an arrow or a key without a meaning here.
        guard rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "O") else { continue }
        rest = rest.dropFirst()
        let final = rest.drop { (0x30...0x3F).contains($0) }
        if final.first == UInt8(ascii: "C") { commands.append(.next) }
        if final.first == UInt8(ascii: "D") { commands.append(.back) }
        rest = final.dropFirst()
      default:
        let key = String(UnicodeScalar(byte))
        if "piuq".contains(key.lowercased()), let command = command(named: key) {
          commands.append(command)
        }
      }
    }
    return commands
  }
}
