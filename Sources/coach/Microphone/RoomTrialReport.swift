import AudioCore
import Coach

/// What a trial of the microphone in its room has shown.
struct RoomTrialReport {
  let device: String
  let rate: Int
  /// The level of the room, in dBFS.
  let room: Double
  /// The level of the user's voice, in dBFS.
  let voice: Double
  let trial: RoomTrial

  /// Tries the room that was heard.
  ///
  /// - Throws: ``Failure`` when the room was not quiet, no voice was heard, or nothing at all.
  init(_ result: Preflight.Result) throws(Failure) {
    let reading = result.reading
    if reading.isMuted { throw Preflight.muted }
    // The first half second may hold the key that started it, or a device's beginning.
    let room = Array(reading.silence.dropFirst(result.rate / 2))
    guard !reading.spokeInSilence, room.count >= result.rate else {
      throw Failure(
        "the room was not quiet: someone spoke during the silence",
        remedy:
          "try again: stay quiet for \(MicrophoneCheck.Demand.trial.silenceSeconds) seconds, then speak",
        status: .failure)
    }
    guard let voice = reading.speechLevel else {
      throw Failure(
        "no voice was heard",
        remedy: "say one or two sentences when asked to; is this the right device? (coach devices)",
        status: .failure)
    }
    device = result.device
    rate = result.rate
    self.room = reading.noiseFloor
    self.voice = voice
    trial = RoomTrial(room: room, rate: result.rate, voiceLevel: voice)
  }

  /// The same for programs.
  struct Record: Encodable {
    struct Mix: Encodable {
      let speech_s: Double
      let found_s: Double
      let off_percent: Double
    }
    let schema = 1
    let device: String
    let sample_rate_hz: Int
    let room_dbfs: Double
    let voice_dbfs: Double
    let speech_time_off_percent: Double
    let edges_off_ms: Int?
    let mixes: [Mix]
  }

  var record: Record {
    Record(
      device: device, sample_rate_hz: rate, room_dbfs: Self.tenths(room),
      voice_dbfs: Self.tenths(voice), speech_time_off_percent: Self.percent(trial.worstOff),
      edges_off_ms: trial.edgesOff.map(Self.milliseconds),
      mixes: trial.mixes.map {
        Record.Mix(
          speech_s: Self.tenths($0.speech), found_s: Self.tenths($0.found),
          off_percent: Self.percent($0.off))
      })
  }

  /// The figure in one sentence, and what it rests on.
  var text: String {
    let off = TimeText.decimal(Self.percent(trial.worstOff), places: 1)
    let edges = trial.edgesOff.map { "edges by at most \(Self.milliseconds($0)) ms (9 of 10)" }
    let levels =
      "room \(TimeText.decimal(room, places: 0)) dBFS, your voice "
      + "\(TimeText.decimal(voice, places: 0)) dBFS, \(TimeText.decimal(voice - room, places: 0)) dB above it"
    return """
      on this microphone, in this room: speech time off by at most \(off) %, \
      \(edges ?? "some speech not found at all")
        \(levels)
        the worst of \(trial.mixes.count) mixes: this room under synthetic speech of known times, at your level

      """
  }

  private static func tenths(_ value: Double) -> Double { (10 * value).rounded() / 10 }
  private static func percent(_ share: Double) -> Double { tenths(100 * share) }
  /// To hops.
  private static func milliseconds(_ seconds: Double) -> Int {
    10 * Int((100 * seconds).rounded(.up))
  }
}
