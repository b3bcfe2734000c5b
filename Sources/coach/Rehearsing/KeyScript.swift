import Coach

/// Keys given beforehand: lines of `seconds key`, where seconds are those of the audio.
///
/// A scripted rehearsal is exact at any speed, because no clock is involved.
struct KeyScript: Equatable {
  /// A key of a script; without a time it counts when it is read.
  struct Key: Equatable {
    let seconds: Double?
    let command: RehearsalCommand
  }

  private(set) var keys: [Key] = []

  /// Reads a whole script.
  ///
  /// - Throws: ``Failure`` with the place of a line that cannot be read or runs backwards.
  init(_ text: String, file: String) throws(Failure) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let key = try Self.key(line, place: "\(file):\(index + 1)") else { continue }
      if let time = key.seconds, let last = keys.last?.seconds, time < last {
        throw Failure(
          "\(file):\(index + 1): the keys run backwards", remedy: "sort the lines by time",
          status: .badData)
      }
      keys.append(key)
    }
  }

  /// One line: `12.5 next`, or `next` alone; nil for an empty line or a comment.
  ///
  /// - Throws: ``Failure`` when it is neither.
  static func key(_ line: some StringProtocol, place: String) throws(Failure) -> Key? {
    let words = line.split { $0.isWhitespace }
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    if words.count == 2, let seconds = Double(first), seconds >= 0, seconds < 1e6,
      let command = KeyMap.command(named: String(words[1]))
    {
      return Key(seconds: seconds, command: command)
    }
    if words.count == 1, let command = KeyMap.command(named: String(first)) {
      return Key(seconds: nil, command: command)
    }
    throw Failure(
      "\(place): cannot read the key '\(line.prefix(40))'",
      remedy:
        "write lines such as '12.5 next', with next, back, hold, interruption, undo or finish",
      status: .badData)
  }
}
