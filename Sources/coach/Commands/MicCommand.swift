import AudioCore
import Coach

/// `coach mic`: whether the microphone is fit for a rehearsal.
enum MicCommand: Command {
  static let spec = CommandSpec(
    name: "mic", abstract: "Check the microphone: silence for two seconds, then a sentence.",
    discussion:
      "Tells the level of room and voice, clipping, hum, and whether the microphone is muted, "
      + "each with its figure and what to do about it. Nothing of it is kept.",
    group: .prepare,
    options: [
      .init(
        name: "verify", help: "Measure how exact times are with this microphone, in this room.",
        manual:
          "Stay quiet for five seconds, then say one or two sentences. The room is mixed with "
          + "synthetic speech of known times at the level of your voice, and what is found of it is "
          + "compared with the truth."),
      .init(
        name: "choose", help: "Choose the microphone from a list, check it, and keep the choice."),
      SharedOptions.device, SharedOptions.rate, SharedOptions.plainFormat, SharedOptions.output,
      SharedOptions.force,
    ])

  /// What the check found, for programs.
  private struct Record: Encodable {
    let schema = 1
    let device: String
    let sample_rate_hz: Int
    let peak: Double
    let clipped_frames: Int
    let noise_floor_dbfs: Double
    let speech_level_dbfs: Double?
    let snr_db: Double?
    let hum_hz: Int?
    let hum_dbfs: Double?
    let findings: [MicrophoneFinding]

    init(_ result: Preflight.Result) {
      device = result.device
      sample_rate_hz = result.rate
      let reading = result.reading
      peak = reading.peak
      clipped_frames = reading.clippedFrames
      noise_floor_dbfs = reading.noiseFloor
      speech_level_dbfs = reading.speechLevel
      snr_db = reading.signalToNoise
      hum_hz = reading.hum?.frequency
      hum_dbfs = reading.hum?.level
      findings = result.findings
    }
  }

  static func run(_ arguments: ParsedArguments) throws(Failure) -> ExitStatus {
    let format = try arguments.choice("format", default: SharedOptions.PlainFormat.text)
    let isTrial = arguments.flags.contains("verify")
    let chosen = arguments.flags.contains("choose") ? try DeviceChoice.ask() : nil
    let preflight = Preflight(
      device: chosen ?? arguments.value("device") ?? "default",
      rate: try SharedOptions.rate(arguments), demand: isTrial ? .trial : .check)
    SignalCollector.block()
    defer { SignalCollector.unblock() }
    let result = try preflight.run()
    if isTrial { return try verify(result, format, arguments) }
    switch format {
    case .text:
      let head = "microphone '\(DisplayText.lines(result.device))' at \(result.rate) Hz\n"
      try Delivery.deliver(head + MicrophoneText.render(result.findings), arguments)
    case .json: try Delivery.deliver(Delivery.json(Record(result)), arguments)
    }
    if let chosen {
      let file = try Configuration.keep(SharedOptions.device.name, chosen)
      Console.message(DisplayText.line("'\(chosen)' is kept in \(file)") + "\n")
    }
    if result.reading.isMuted { throw Preflight.muted }
    return .done
  }

  private static func verify(
    _ result: Preflight.Result, _ format: SharedOptions.PlainFormat, _ arguments: ParsedArguments
  ) throws(Failure) -> ExitStatus {
    let report = try RoomTrialReport(result)
    switch format {
    case .text: try Delivery.deliver(report.text, arguments)
    case .json: try Delivery.deliver(Delivery.json(report.record), arguments)
    }
    return .done
  }
}
