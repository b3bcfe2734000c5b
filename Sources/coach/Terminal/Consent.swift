import Glibc

/// Asks the user once before something that cannot be taken back.
enum Consent {
  /// Whether there is somebody to ask: the keys come from a terminal, and messages go to one.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Whether the answer to a question is yes; everything else is no.
  static func isGiven(_ question: String) -> Bool {
    Console.message("\(question) [y/N] ")
    guard let answer = readLine()?.lowercased() else {
      Console.message("\n")
      return false
    }
    return ["y", "yes"].contains(answer.filter { !$0.isWhitespace })
  }
}
