import AudioCore
import Coach

/// Waits between two answers until the report of the first was read.
enum NextQuestion {
  /// Whether another question is wanted: any key, unless it ends the drill.
  ///
  /// - Throws: ``Failure`` when the process has no descriptors left.
  static func isWanted() throws(Failure) -> Bool {
    guard let news = WakePipe() else { throw Failure(.noDescriptors) }
    var input = KeyInput(isReplaced: false)
    SignalCollector.block()
    defer { SignalCollector.unblock() }
    Console.message("\nany key for the next question, q to stop\n")
    while input.isTerminal {
      let reading = input.read(waitingMilliseconds: 100, news: news)
      if SignalCollector.take() || reading.pressed.contains(.finish) { return false }
      if !reading.pressed.isEmpty { return true }
    }
    return false
  }
}
