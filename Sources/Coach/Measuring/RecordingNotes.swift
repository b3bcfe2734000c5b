internal import AudioCore

/// What a reader has to know of a recording before believing its figures, as sentences.
struct RecordingNotes {
  /// So many mutes are told by their times; more are counted.
  private static let told = 5

  private let summary: RecordingSummary
  private let mutes: [Range<Int>]
  /// How many stretches the device lost.
  private let lost: Int

  init(_ summary: RecordingSummary, _ timeline: Timeline) {
    self.summary = summary
    mutes = timeline.mutes
    lost = timeline.lost.count
  }

  /// The sentences, the worst first.
  var sentences: [String] { fault + change + channels + muted + dropouts }

  private var length: String { clock(summary.frames) }

  private var fault: [String] {
    switch summary.fault {
    case nil: []
    case .promisesMore:
      ["the file ends before its header says; what is there was analysed, \(length)"]
    case .promisesLess:
      [
        "the file holds more than its header says, as a recorder that was killed leaves it; what is there was "
          + "analysed, \(length)"
      ]
    case .unfinished:
      [
        "the file has no end mark, as a copy that broke off or a recorder that was killed leaves it; what is there was "
          + "analysed, \(length)"
      ]
    case .brokenOff(let promised):
      [
        "the file is damaged or broke off: it says that it is \(clock(promised)) long, and only \(length) "
          + "could be read and were analysed"
      ]
    case .damaged:
      [
        "parts of the file are damaged and could not be read; what follows them was analysed too, \(length) in all"
      ]
    case .firstOfSeveral:
      [
        "the file holds several recordings one behind the other, and only the first was read, \(length); ffmpeg "
          + "reads them all where it is installed"
      ]
    }
  }

  private var change: [String] {
    summary.hasChanged
      ? ["the file was written to while it was read; analyse it again when it is finished"] : []
  }

  private var channels: [String] {
    switch summary.channelTrouble {
    case nil: []
    case .cancelling(let heard):
      ["the channels cancel each other, so channel \(heard) was analysed alone"]
    case .different(let levels):
      [
        "the channels differ (\(levels.map { TimeText.decimal($0, places: 0) }.joined(separator: " and ")) dBFS, and "
          + "not loud at the same times), so their mix is doubtful: analyse the speaker's alone, such as channel 1"
      ]
    }
  }

  private var muted: [String] {
    guard let first = mutes.first else { return [] }
    guard mutes.count <= Self.told else {
      let frames = mutes.reduce(0) { $0 + $1.count }
      return [
        "the microphone was muted \(mutes.count) times, for \(clock(frames)) in all, first from "
          + "\(clock(first.lowerBound)) to \(clock(first.upperBound))"
      ]
    }
    let times = mutes.map { mute in
      mute.upperBound >= summary.frames
        ? "from \(clock(mute.lowerBound)) on"
        : "from \(clock(mute.lowerBound)) to \(clock(mute.upperBound))"
    }
    return ["the microphone was muted \(times.joined(separator: ", "))"]
  }

  private var dropouts: [String] {
    // Where the device lost something there are zeros as well.
    switch summary.dropouts - lost {
    case ...0: []
    case 1:
      [
        "the sound breaks off once for 5 ms or more, as a lost packet or an overloaded machine leaves it"
      ]
    default:
      [
        "the sound breaks off \(summary.dropouts - lost) times for 5 ms or more, as lost packets or an overloaded machine "
          + "leave it"
      ]
    }
  }

  private func clock(_ frames: Int) -> String {
    TimeText.clock(Double(frames) / Double(summary.rate))
  }
}
