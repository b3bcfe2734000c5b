import AudioCore
import Coach

/// Counts some seconds down before a recording; nothing is recorded yet.
struct Countdown {
  private let seconds: Int

  init(_ seconds: Int) { self.seconds = seconds }

  /// Counts; any key begins at once.
  ///
  /// - Throws: ``Failure`` when the user does not want it any more.
  func run(_ input: inout KeyInput, _ news: borrowing WakePipe) throws(Failure) {
    var left = seconds
    let end = ContinuousClock.now + .seconds(seconds)
    Console.message("recording begins in \(left) s; any key begins at once\n")
    while left > 0 {
      let reading = input.read(waitingMilliseconds: 50, news: news)
      if SignalCollector.take() || reading.pressed.contains(.finish) { throw Self.abandoned }
      if !reading.pressed.isEmpty { return }
      let now = Int((end - ContinuousClock.now).seconds.rounded(.up))
      if now < left, now > 0 { Console.message("\(now)\n") }
      left = now
    }
  }

  /// Nothing was recorded, so nothing is kept.
  static let abandoned = Failure(
    "stopped before the recording began", remedy: nil, status: .interrupted)
}
