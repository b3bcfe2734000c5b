public import FoundationEssentials

/// What came of a take, `take.json`: written at its end, and again when the speaker names it or notes something.
///
/// Version 1.
///
/// What it tells of the recording can be made again from the journal and the audio; it saves reading them. What the
/// speaker says of the take afterwards, its name and notes, stands nowhere else.
public struct TakeManifest: Codable, Sendable, Equatable {
  /// A mark; `phase` counts from 0 and is nil where something else goes on.
  public struct MarkRecord: Codable, Sendable, Equatable {
    /// The frame, from the start of the recording.
    public let frame: Int
    /// What the mark is called in the audio.
    public let label: String
    /// The position of the phase in the plan, or null.
    @ExplicitNull public var phase: Int?
    /// Whether it was heard there, without a key; left out for no.
    public var is_heard: Bool?
  }

  /// A stretch that the device lost.
  public struct GapRecord: Codable, Sendable, Equatable {
    /// The frame, from the start of the recording.
    public let frame: Int
    /// How many frames.
    public let frames: Int
  }

  /// Something that the speaker noted afterwards.
  public struct NoteRecord: Codable, Sendable, Equatable {
    /// The frame, from the start of the recording.
    public let frame: Int
    /// What is to be remembered.
    public let text: String

    /// A note at a frame.
    public init(frame: Int, text: String) {
      self.frame = frame
      self.text = text
    }
  }

  /// The version of this format.
  public let schema: Int
  /// How it began.
  public let start: JournalEntry.Start
  /// The frames per second that the device really delivered; absent when it is what it claimed.
  public let measured_sample_rate_hz: Int?
  /// Frames in all.
  public let frames: Int
  /// Why it ended.
  public let reason: JournalEntry.Reason
  /// The marks in force.
  public let marks: [MarkRecord]
  /// What the device lost.
  public let gaps: [GapRecord]
  /// The most frames that ever waited to be written.
  public let ring_high_water_frames: Int
  /// What the speaker calls the take; left out where it has no name.
  public var name: String?
  /// What was noted after the rehearsal, by frame; left out where there is nothing.
  public var notes: [NoteRecord]?
  /// Whether it must not be removed; left out for no.
  public var is_kept: Bool?

  /// The record of a finished take.
  public init(
    start: JournalEntry.Start, measuredRate: Int?, timeline: Timeline, agenda: Agenda,
    reason: JournalEntry.Reason, ringHighWater: Int
  ) {
    schema = 1
    self.start = start
    measured_sample_rate_hz = measuredRate
    frames = timeline.frames
    self.reason = reason
    marks = timeline.marks.map { MarkRecord($0, agenda) }
    gaps = timeline.gaps.map { GapRecord(frame: $0.lowerBound, frames: $0.count) }
    ring_high_water_frames = ringHighWater
  }
}

extension TakeManifest {
  /// The same record with what the speaker said of the take in another.
  public func keepingWords(of other: TakeManifest?) -> TakeManifest {
    var record = self
    record.name = other?.name
    record.notes = other?.notes
    record.is_kept = other?.is_kept
    return record
  }

  /// Frames per second of the audio.
  public var rate: Int { measured_sample_rate_hz ?? start.sample_rate_hz }

  /// Whether a take can have been so.
  var isPlausible: Bool {
    schema == 1 && start.isPlausible && Plausible.isFrame(frames)
      && measured_sample_rate_hz.map(Plausible.rates.contains) != false
      && notes?.allSatisfy { Plausible.isFrame($0.frame) } != false
  }

  /// Reads `take.json`; nil when it is of another version or holds numbers that cannot be.
  public init?(decoding data: Data) {
    guard let record = try? JSONDecoder().decode(TakeManifest.self, from: data), record.isPlausible
    else { return nil }
    self = record
  }
}

extension TakeManifest {
  /// Notes something at a frame; an empty text takes back what was noted in that second.
  public mutating func note(_ text: String, at frame: Int) {
    var notes = self.notes ?? []
    if text.isEmpty {
      notes.removeAll { $0.frame / rate == frame / rate }
    } else {
      notes.append(NoteRecord(frame: frame, text: text))
      notes.sort { $0.frame < $1.frame }
    }
    self.notes = notes.isEmpty ? nil : notes
  }
}
