import Coach

/// What a speaker has to be told at once while recording: lost audio, a device that is gone, a disk
/// that fills up.
struct TroubleWatch {
  /// What is known at a moment.
  struct Facts: Equatable {
    /// Frames of the time line so far.
    var frames = 0
    /// Frames that the device lost so far.
    var lost = 0
    /// Whether the device's return is awaited.
    var isAway = false
    /// Whether the take's folder was removed.
    var isRemoved = false
    /// Where the audio is, where it is no longer where it was created.
    var movedTo: String?
    /// Whether nothing has arrived for two seconds.
    var isSilent = false
    /// The frames per second that the device really delivers, once it is known to claim another rate.
    var measuredRate: Int?
    /// How long the disk lasts, in seconds; nil when that is not known.
    var diskSeconds: Int?
  }

  private var rate: Int
  private var before = Facts()
  /// The frames of the last news of lost audio, and what was lost by then.
  private var toldAt = 0
  private var toldLost = 0
  private var hasWarnedOfDisk = false

  init(rate: Int) { self.rate = rate }

  /// What is new, a line each.
  mutating func news(_ facts: Facts) -> [String] {
    var lines: [String] = []
    let claimed = rate
    rate = facts.measuredRate ?? rate
    if rate != claimed {
      lines.append(
        "the microphone delivers \(rate) frames a second, not \(claimed) as it claims; "
          + "the times go by what it delivers")
    }
    if facts.isAway && !before.isAway {
      lines.append("the microphone is gone: connect it within 30 s to go on; q ends the take")
    }
    if !facts.isAway && before.isAway { lines.append("the microphone is back") }
    if facts.isSilent && !before.isSilent && !facts.isAway {
      lines.append("nothing arrives from the microphone; q ends the take")
    }
    // At most one line a second, however often a device stumbles.
    if facts.lost > toldLost, !facts.isAway, facts.frames - toldAt >= rate || toldLost == 0 {
      let seconds = Double(facts.lost - toldLost) / Double(rate)
      lines.append("the device lost \(TimeText.decimal(seconds, places: 3)) s of audio")
      (toldAt, toldLost) = (facts.frames, facts.lost)
    }
    if facts.isRemoved && !before.isRemoved {
      lines.append("the take's folder was removed; it is made anew at the end")
    }
    if let place = facts.movedTo, place != before.movedTo {
      lines.append("the take was moved while recording; its sound is in \(place)")
    }
    if let left = facts.diskSeconds, left < 120, !hasWarnedOfDisk {
      lines.append("the disk is nearly full: about \(left) s of recording are left")
      hasWarnedOfDisk = true
    }
    before = facts
    let clock = TimeText.clock(Double(facts.frames) / Double(rate))
    return lines.map { "\(clock)  \($0)" }
  }
}
