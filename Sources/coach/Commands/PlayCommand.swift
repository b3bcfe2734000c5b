import AudioCore
import Coach

/// `coach play`: listens to a take, or to parts of it.
enum PlayCommand: Command {
  static let spec = CommandSpec(
    name: "play", abstract: "Play a take, one of its phases, its stalls or what is worth hearing.",
    discussion:
      "coach play 5 plays phase 5 of the latest take, coach play TAKE 5 6 two phases of another, "
      + "coach play --stalls every place where the thread was lost, coach play --digest the two minutes that are most "
      + "worth hearing. Ctrl-C stops.",
    manual:
      "Stalls are played with three seconds around each. The digest has the longest stall, the way into the longest "
      + "overrun, the fastest half minute and the flattest, as far as there are any beyond their errors; after each comes "
      + "the same passage of your best other take, where that was said there.",
    group: .lookBack,
    arguments: ClipRequest.arguments,
    options: [
      SharedOptions.loudspeaker, DigestRequest.digest,
    ] + ClipRequest.options)

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let parts =
      arguments.flags.contains(DigestRequest.digest.name)
      ? try DigestRequest.parts(arguments) : [try ClipRequest(arguments)]
    SignalCollector.block()
    defer { SignalCollector.unblock() }
    for part in parts {
      let device = try open(arguments.value("device") ?? "default", rate: part.rate)
      guard try play(part, on: device) == .finished else { return .interrupted }
    }
    return .done
  }

  private static func play(
    _ part: ClipRequest, on device: consuming ALSAPlayback
  ) throws(Failure) -> ALSAPlayback.End {
    var device = device
    var end = ALSAPlayback.End.finished
    try part.read { (clip, samples) throws(Failure) in
      if samples.isEmpty { announce(clip, rate: part.rate) }
      do throws(PlaybackError) {
        end = try device.play(samples) { SignalCollector.take() }
      } catch {
        throw Failure(error, status: .lost)
      }
      return end == .finished
    }
    return end == .finished ? device.drain { SignalCollector.take() } : end
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
