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

  /// What is new.
  mutating func news(_ facts: Facts) -> [Trouble] {
    var news: [Trouble.Kind] = []
    let claimed = rate
    rate = facts.measuredRate ?? rate
    if rate != claimed { news.append(.wrongRate(measured: rate, claimed: claimed)) }
    if facts.isAway && !before.isAway { news.append(.deviceGone) }
    if !facts.isAway && before.isAway { news.append(.deviceBack) }
    if facts.isSilent && !before.isSilent && !facts.isAway { news.append(.deviceSilent) }
    // At most one a second, however often a device stumbles.
    if facts.lost > toldLost, !facts.isAway, facts.frames - toldAt >= rate || toldLost == 0 {
      news.append(.lost(seconds: Double(facts.lost - toldLost) / Double(rate)))
      (toldAt, toldLost) = (facts.frames, facts.lost)
    }
    if facts.isRemoved && !before.isRemoved { news.append(.removed) }
    if let place = facts.movedTo, place != before.movedTo { news.append(.moved(to: place)) }
    if let left = facts.diskSeconds, left < 120, !hasWarnedOfDisk {
      news.append(.diskNearlyFull(seconds: left))
      hasWarnedOfDisk = true
    }
    before = facts
    let moment = Double(facts.frames) / Double(rate)
    return news.map { Trouble(kind: $0, at: moment) }
  }
}
