import AudioCore
import Coach

/// One thing that was found about a microphone: a figure, what it means, and what to do about it.
struct MicrophoneFinding: Codable, Equatable {
  /// How much it matters.
  enum Grade: String, Codable { case good, warning, bad }

  let name: String
  let grade: Grade
  let figure: String
  let meaning: String
  var remedy: String?

  /// Everything that a check has to say, in the order in which it is read.
  static func all(_ reading: MicrophoneCheck.Reading) -> [MicrophoneFinding] {
    guard !reading.isMuted else { return [muted] }
    return [peak(reading), noise(reading), speech(reading), distance(reading), hum(reading)]
      .compactMap { $0 } + offset(reading)
  }

  private static let muted = MicrophoneFinding(
    name: "sound", grade: .bad, figure: "none at all",
    meaning: "no signal: the input is muted, or nothing is plugged in",
    remedy: "unmute it (alsamixer, F4), or choose another device (coach devices)")

  private static func peak(_ reading: MicrophoneCheck.Reading) -> MicrophoneFinding {
    let figure = Self.level(Decibels.level(power: reading.peak * reading.peak))
    guard reading.clippedFrames == 0 else {
      return MicrophoneFinding(
        name: "peak", grade: .bad, figure: figure,
        meaning: "\(reading.clippedFrames) frames at full scale: it clips",
        remedy: "turn the microphone down by 6 dB and more (alsamixer, F4)")
    }
    return MicrophoneFinding(name: "peak", grade: .good, figure: figure, meaning: "no clipping")
  }

  private static func noise(_ reading: MicrophoneCheck.Reading) -> MicrophoneFinding {
    let figure = Self.level(reading.noiseFloor)
    guard !reading.spokeInSilence else {
      return MicrophoneFinding(
        name: "room", grade: .warning, figure: figure,
        meaning: "heard speech during the silence",
        remedy: "check again and wait two seconds")
    }
    return MicrophoneFinding(
      name: "room", grade: reading.noiseFloor > -45 ? .warning : .good, figure: figure,
      meaning: reading.noiseFloor > -45 ? "loud" : "quiet",
      remedy: reading.noiseFloor > -45 ? "turn off fans, or turn the microphone down" : nil)
  }

  private static func speech(_ reading: MicrophoneCheck.Reading) -> MicrophoneFinding {
    guard let level = reading.speechLevel else {
      return MicrophoneFinding(
        name: "voice", grade: .bad, figure: "none", meaning: "no voice yet",
        remedy: "say a sentence when asked to; is this the right device? (coach devices)")
    }
    let isWeak = level < -45
    return MicrophoneFinding(
      name: "voice", grade: isWeak ? .warning : .good, figure: Self.level(level),
      meaning: isWeak ? "weak" : "clear",
      remedy: isWeak ? weakRemedy : nil)
  }

  /// A sound server has a volume of its own for each source, which alsa-lib's default bypasses on some systems.
  private static var weakRemedy: String {
    SoundServer.running == nil
      ? "move closer, or turn the microphone up (alsamixer, F4)"
      : "move closer, or turn the microphone up: the source's volume (pavucontrol, Input Devices); if that changes nothing, alsamixer, F4, or another view of it (coach devices)"
  }

  private static func distance(_ reading: MicrophoneCheck.Reading) -> MicrophoneFinding? {
    guard let ratio = reading.signalToNoise else { return nil }
    let figure = "\(TimeText.decimal(ratio, places: 0)) dB"
    switch ratio {
    case ..<10:
      return MicrophoneFinding(
        name: "voice over room", grade: .bad, figure: figure, meaning: "the times may be wrong",
        remedy: "move closer to the microphone, or find a quieter room")
    case ..<20:
      return MicrophoneFinding(
        name: "voice over room", grade: .warning, figure: figure, meaning: "20 dB would be better",
        remedy: "move closer to the microphone")
    default:
      return MicrophoneFinding(
        name: "voice over room", grade: .good, figure: figure,
        meaning: "good enough for exact timing")
    }
  }

  private static func hum(_ reading: MicrophoneCheck.Reading) -> MicrophoneFinding {
    guard let hum = reading.hum else {
      return MicrophoneFinding(name: "mains hum", grade: .good, figure: "none", meaning: "")
    }
    return MicrophoneFinding(
      name: "mains hum", grade: .warning, figure: Self.level(hum.level),
      meaning: "at \(hum.frequency) Hz",
      remedy: "try another socket or cable, or run on battery")
  }

  private static func offset(_ reading: MicrophoneCheck.Reading) -> [MicrophoneFinding] {
    guard reading.offset.magnitude > 0.01 else { return [] }
    return [
      MicrophoneFinding(
        name: "offset", grade: .warning,
        figure: "\(TimeText.decimal(100 * reading.offset, places: 1)) % of full scale",
        meaning: "the signal is not centred; it is filtered out, but the headroom is smaller")
    ]
  }

  private static func level(_ level: Double) -> String {
    "\(TimeText.decimal(level, places: 0)) dBFS"
  }
}
