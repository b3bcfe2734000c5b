import Coach

/// Keys given beforehand: lines of `seconds key`, where seconds are those of the audio.
///
/// A scripted rehearsal is exact at any speed, because no clock is involved.
struct KeyScript: Equatable {
  /// A key of a script; without a time it counts when it is read.
  struct Key: Equatable {
    let seconds: Double?
    /// What is meant; a jump is to the phase of this number.
    let command: RehearsalCommand

    /// The command with a jump's number made a position in the plan.
    func command(in plan: Plan) -> RehearsalCommand {
      guard case .jump(let number) = command else { return command }
      return .jump((try? PhaseSelection(plan).position("\(number)")) ?? -1)
    }
  }

  private(set) var keys: [Key] = []

  /// Reads a whole script.
  ///
  /// - Throws: ``Failure`` with the place of a line that cannot be read or runs backwards.
  init(_ text: String, file: String) throws(Failure) {
    try self.init(text.split(separator: "\n", omittingEmptySubsequences: false)[...], file: file)
  }

  /// Reads some lines of a script.
  private init(_ lines: ArraySlice<Substring>, file: String) throws(Failure) {
    for (index, line) in zip(lines.indices, lines) {
      guard let key = try Self.key(line, place: "\(file):\(index + 1)") else { continue }
      if let time = key.seconds, let last = keys.last?.seconds, time < last {
        throw Failure(
          "\(file):\(index + 1): the keys run backwards", remedy: "sort the lines by time",
          status: .badData)
      }
      keys.append(key)
    }
  }

  /// Reads the scripts of several answers, each ended by its `finish`; their times begin anew.
  ///
  /// - Throws: ``Failure`` with the place of a line that cannot be read or runs backwards.
  static func answers(_ text: String, file: String) throws(Failure) -> [KeyScript] {
    var scripts: [KeyScript] = []
    var start = 0
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard try key(line, place: "\(file):\(index + 1)")?.command == .finish else { continue }
      scripts.append(try KeyScript(lines[start...index], file: file))
      start = index + 1
    }
    let rest = try KeyScript(lines[start...], file: file)
    return rest.keys.isEmpty ? scripts : scripts + [rest]
  }

  /// One line: `12.5 next`, or `next` alone; nil for an empty line or a comment.
  ///
  /// - Throws: ``Failure`` when it is neither.
  static func key(_ line: some StringProtocol, place: String) throws(Failure) -> Key? {
    let words = line.split { $0.isWhitespace }
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    if let seconds = Double(first), seconds >= 0, seconds < 1e6,
      let command = command(words.dropFirst())
    {
      return Key(seconds: seconds, command: command)
    }
    if let command = command(words[...]) { return Key(seconds: nil, command: command) }
    throw Failure(
      "\(place): cannot read the key '\(line.prefix(40))'",
      remedy:
        "write lines such as '12.5 next', with next, back, skip, jump 3, hold, interruption, note, "
        + "undo or finish", status: .badData)
  }

  /// The command that words name: its own name or the key's; `jump 3` is to phase 3, and a note has words.
  private static func command(_ words: ArraySlice<some StringProtocol>) -> RehearsalCommand? {
    guard let name = words.first?.lowercased() else { return nil }
    if name == "jump", words.count == 2, let number = words.last.flatMap({ Int($0) }), number >= 0 {
      return .jump(number)
    }
    if name == "note" {
      let text = words.dropFirst().joined(separator: " ")
      return .note(String(text.prefix(Keyboard.longestNote)))
    }
    guard words.count == 1 else { return nil }
    return KeyBinding.command(name)
  }
}
