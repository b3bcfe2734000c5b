import Coach

/// A line of a command pipe: what a slide program, a pedal's script or `coach send` says to the rehearsal.
enum FollowedLine: Equatable {
  /// What a key of a clicker does: on the last phase, next asks whether to finish, and answers it.
  case key(Key)
  /// A command; a jump is to the phase of this number.
  case command(KeyScript.Key)
  /// This slide of the deck is shown now, from 1.
  case slide(Int)

  /// The words of all lines, for help and remedies.
  static let words =
    "next, back, skip, 3, hold, interruption, note with words, undo, slide 7 or finish"

  /// Nil when nothing is meant by it.
  init?(_ line: some StringProtocol) {
    let words = String(line).split { $0.isWhitespace }.map(String.init)
    if words.count == 1, let number = Int(words[0]), number >= 0 {
      self = .command(KeyScript.Key(seconds: nil, command: .jump(number)))
    } else if words.count == 2, words[0].lowercased() == "slide", let number = Int(words[1]),
      number > 0
    {
      self = .slide(number)
    } else if let key = try? KeyScript.key(line, place: ""), key.seconds == nil {
      self =
        switch key.command {
        case .next: .key(.next)
        case .back: .key(.back)
        default: .command(key)
        }
    } else {
      return nil
    }
  }
}
