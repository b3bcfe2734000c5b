public import FoundationEssentials

/// A take's journal, read back.
public struct Journal: Sendable, Equatable {
  /// How the recording began.
  public let start: JournalEntry.Start
  /// The speaker's commands, those taken back among them.
  public let commands: [Rehearsal.Event]
  /// The stretches that the device lost.
  public let gaps: [Range<Int>]
  /// The frames per second that the device really delivered, where it claimed another rate.
  public let measuredRate: Int?
  /// Why the recording ended; nil when it was cut off.
  public let reason: JournalEntry.Reason?
  /// How many frames were recorded; nil when it was cut off.
  public let frames: Int?

  /// Reads a journal; a last line that was cut off is left out, and lines whose numbers cannot be.
  ///
  /// Nil when there is no start, or one of a version that is not known or with numbers that cannot be.
  public init?(decoding data: Data) {
    let decoder = JSONDecoder()
    var start: JournalEntry.Start?
    var commands: [Rehearsal.Event] = []
    var gaps: [Range<Int>] = []
    var measuredRate: Int?
    var reason: JournalEntry.Reason?
    var frames: Int?
    for line in data.split(separator: UInt8(ascii: "\n")) {
      guard let entry = try? decoder.decode(JournalEntry.self, from: Data(line)) else { continue }
      let frame = max(0, entry.frame ?? 0)
      guard Plausible.isFrame(frame) else { continue }
      switch entry.event {
      case .start: start = entry.start
      case .command:
        guard let kind = entry.command,
          let command = RehearsalCommand(
            kind, phase: entry.phase, followUp: entry.follow_up, text: entry.text)
        else { continue }
        commands.append(
          Rehearsal.Event(
            frame: frame, command: command, heard: entry.heard))
      case .gap:
        guard let frames = entry.frames, frames > 0, Plausible.isFrame(frames) else { continue }
        gaps.append(frame..<frame + frames)
      case .rate:
        guard let rate = entry.sample_rate_hz, Plausible.rates.contains(rate) else { continue }
        measuredRate = rate
      case .end: (reason, frames) = (entry.reason, entry.frame.map { max(0, $0) })
      }
    }
    guard let start, start.isPlausible else { return nil }
    self.start = start
    self.commands = commands
    self.gaps = Timeline.apart(gaps)
    self.measuredRate = measuredRate
    self.reason = reason
    self.frames = frames
  }

  /// The course of the rehearsal of a plan of so many phases.
  public func rehearsal(phaseCount: Int) -> Rehearsal {
    var rehearsal = Rehearsal(phaseCount: phaseCount)
    for event in commands { rehearsal.apply(event) }
    return rehearsal
  }

  /// The time line of a recording of `frames` frames, for a plan of so many phases.
  public func timeline(frames: Int, phaseCount: Int) -> Timeline {
    let rehearsal = rehearsal(phaseCount: phaseCount)
    return Timeline(
      frames: frames, marks: rehearsal.marks, gaps: gaps, notes: rehearsal.notes)
  }
}
