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
  /// The frames of the last changes of lost audio, and what was lost by then.
  private var toldAt = 0
  private var reportedLost = 0
  private var hasWarnedOfDisk = false

  init(rate: Int) { self.rate = rate }

  /// What is new.
  mutating func changes(_ facts: Facts) -> [Trouble] {
    var changes: [Trouble.Kind] = []
    let claimed = rate
    rate = facts.measuredRate ?? rate
    if rate != claimed { changes.append(.wrongRate(measured: rate, claimed: claimed)) }
    if facts.isAway && !before.isAway { changes.append(.deviceGone) }
    if !facts.isAway && before.isAway { changes.append(.deviceBack) }
    if facts.isSilent && !before.isSilent && !facts.isAway { changes.append(.deviceSilent) }
    // At most one a second, however often a device stumbles.
    if facts.lost > reportedLost, !facts.isAway, facts.frames - toldAt >= rate || reportedLost == 0
    {
      changes.append(.lost(seconds: Double(facts.lost - reportedLost) / Double(rate)))
      (toldAt, reportedLost) = (facts.frames, facts.lost)
    }
    if facts.isRemoved && !before.isRemoved { changes.append(.removed) }
    if let place = facts.movedTo, place != before.movedTo { changes.append(.moved(to: place)) }
    if let left = facts.diskSeconds, left < 120, !hasWarnedOfDisk {
      changes.append(.diskNearlyFull(seconds: left))
      hasWarnedOfDisk = true
    }
    before = facts
    let moment = Double(facts.frames) / Double(rate)
    return changes.map { Trouble(kind: $0, at: moment) }
  }
}
