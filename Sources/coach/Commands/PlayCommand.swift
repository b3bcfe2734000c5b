import AudioCore
import Coach

/// `coach play`: listens to a take, or to parts of it.
enum PlayCommand: Command {
  static let spec = CommandSpec(
    name: "play", abstract: "Play a take, one of its phases or its stalls.",
    discussion:
      "coach play 5 plays phase 5 of the latest take, coach play TAKE 5 6 two phases of another, "
      + "coach play --stalls every place where the thread was lost. Ctrl-C stops.",
    manual:
      "Stalls are played with three seconds around each.",
    group: .lookBack,
    arguments: ClipRequest.arguments,
    options: [
      SharedOptions.loudspeaker
    ] + ClipRequest.options)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let request = try ClipRequest(arguments)
    var device = try open(arguments.value("device") ?? "default", rate: request.rate)
    SignalCollector.block()
    defer { SignalCollector.unblock() }
    var end = ALSAPlayback.End.finished
    try request.read { (clip, samples) throws(Failure) in
      if samples.isEmpty { announce(clip, rate: request.rate) }
      do throws(PlaybackError) {
        end = try device.play(samples) { SignalCollector.take() }
      } catch {
        throw Failure(error, status: .lost)
      }
      return end == .finished
    }
    if end == .finished { end = device.drain { SignalCollector.take() } }
    return end == .finished ? .done : .interrupted
  }

  private static func open(_ name: String, rate: Int) throws(Failure) -> ALSAPlayback {
    do throws(PlaybackError) {
      return try ALSAPlayback(device: name, rate: rate)
    } catch {
      throw Failure(error, status: .noDevice)
    }
  }

  private static func announce(_ clip: Clip, rate: Int) {
    func time(_ frames: Int) -> String { TimeText.clock(Double(frames) / Double(rate)) }
    Console.message(
      DisplayText.lines(
        "playing \(clip.label), \(time(clip.frames.lowerBound)) to "
          + "\(time(clip.frames.upperBound)) (\(time(clip.frames.count)))\n"))
  }
}
