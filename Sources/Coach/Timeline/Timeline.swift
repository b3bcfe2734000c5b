/// What went on when in a recording: its marks, its gaps and where its clock runs.
public struct Timeline: Sendable, Equatable {
  /// A stretch with one activity.
  public struct Interval: Sendable, Equatable {
    /// The frames, half-open.
    public let frames: Range<Int>
    /// What went on.
    public let activity: Activity
  }

  /// Something that the speaker wants to come back to.
  public struct Note: Sendable, Equatable {
    /// The frame, from the start of the recording.
    public let frame: Int
    /// What is to be remembered; empty when only the moment was noted.
    public let text: String
    /// Whether it was made after the recording, without a key.
    public let isLater: Bool

    /// A note at a frame.
    public init(frame: Int, text: String = "", isLater: Bool = false) {
      self.frame = frame
      self.text = text
      self.isLater = isLater
    }
  }

  /// The frame at which a phase begins first; nil where it was not spoken.
  public func begin(of phase: Int) -> Int? {
    marks.first { $0.activity == .phase(phase) }?.frame
  }

  /// Frames of the recording.
  public let frames: Int
  /// The marks, ascending.
  public let marks: [Mark]
  /// The stretches that the device lost, ascending and apart.
  public let lost: [Range<Int>]
  /// The stretches in which the microphone was muted, ascending and apart, without those that the device lost.
  public let mutes: [Range<Int>]
  /// All stretches of which nothing is known, lost or muted, ascending and apart.
  public let gaps: [Range<Int>]
  /// What was noted, ascending.
  public let notes: [Note]
  /// The marks that keys made, where others are in force.
  private let pressed: [Mark]?

  /// A time line; marks beyond the recording are taken to its end, gaps that meet become one.
  ///
  /// - Parameter marks: in any order of frames that does not run backwards. None means that all of
  ///   the recording is one phase.
  public init(
    frames: Int, marks: [Mark], gaps lost: [Range<Int>] = [], mutes: [Range<Int>] = [],
    notes: [Note] = []
  ) {
    self.init(
      frames: frames, marks: marks, gaps: lost, mutes: mutes, notes: notes, pressed: nil)
  }

  private init(
    frames: Int, marks: [Mark], gaps lost: [Range<Int>], mutes: [Range<Int>], notes: [Note],
    pressed: [Mark]?
  ) {
    self.pressed = pressed
    let marks = marks.isEmpty ? [Mark(frame: 0, activity: .phase(0))] : marks
    self.frames = frames
    self.marks = marks.map {
      Mark(
        frame: min(max(0, $0.frame), frames), activity: $0.activity, isHeard: $0.isHeard)
    }
    func inside(_ stretches: [Range<Int>]) -> [Range<Int>] {
      Self.apart(stretches.map { $0.clamped(to: 0..<frames) }.filter { !$0.isEmpty })
    }
    self.lost = inside(lost)
    self.mutes = inside(mutes).flatMap { [lost = self.lost] in Self.rest(of: $0, without: lost) }
    gaps = Self.apart(self.lost + self.mutes)
    self.notes = notes.map {
      Note(frame: min(max(0, $0.frame), frames), text: $0.text, isLater: $0.isLater)
    }
  }

  /// Gaps in their order, joined where they meet: a long absence is told in pieces, as it passes.
  static func apart(_ gaps: [Range<Int>]) -> [Range<Int>] {
    gaps.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { apart, gap in
      if let last = apart.last, gap.lowerBound <= last.upperBound {
        apart[apart.count - 1] = last.lowerBound..<max(last.upperBound, gap.upperBound)
      } else {
        apart.append(gap)
      }
    }
  }

  /// The same time line of a microphone that was muted in some stretches.
  public func muted(in mutes: [Range<Int>]) -> Timeline {
    Timeline(
      frames: frames, marks: marks, gaps: lost, mutes: mutes, notes: notes, pressed: pressed)
  }

  /// The same time line with other marks than those that keys made.
  public func marked(_ corrected: [Mark]) -> Timeline {
    Timeline(
      frames: frames, marks: corrected, gaps: lost, mutes: mutes, notes: notes,
      pressed: pressed ?? marks)
  }

  /// The same time line with notes that were made afterwards.
  public func noted(_ later: [Note]) -> Timeline {
    let all = (notes + later).sorted { $0.frame < $1.frame }
    return Timeline(
      frames: frames, marks: marks, gaps: lost, mutes: mutes, notes: all, pressed: pressed)
  }

  /// What of a stretch lies in none of some others, which ascend.
  private static func rest(of stretch: Range<Int>, without others: [Range<Int>]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = stretch.lowerBound
    for other in others where other.overlaps(stretch) {
      if other.lowerBound > start { pieces.append(start..<other.lowerBound) }
      start = max(start, other.upperBound)
    }
    if start < stretch.upperBound { pieces.append(start..<stretch.upperBound) }
    return pieces
  }

  /// The gaps that reach into a stretch.
  func gaps(in stretch: Range<Int>) -> ArraySlice<Range<Int>> {
    let first = gaps.partitioningIndex { $0.upperBound > stretch.lowerBound }
    let last = gaps.partitioningIndex { $0.lowerBound >= stretch.upperBound }
    return gaps[first..<max(first, last)]
  }

  /// The frames at which the speaker pressed a key that is in force: every mark that a key made but
  /// that of the start, and every note of that time.
  public var keys: [Int] {
    (pressed ?? marks).filter { !$0.isHeard }.map(\.frame).filter { $0 > 0 && $0 < frames }
      + notes.filter { !$0.isLater }.map(\.frame)
  }

  /// Where the clock runs: from the first speech at or after the first mark to the last speech
  /// before the end mark.
  ///
  /// What lies before is the lead-in, what lies behind the tail.
  public func clock(speech: [Range<Int>]) -> Range<Int> {
    let first = marks[0].frame
    let end = marks.first { $0.activity == .ended }?.frame ?? frames
    let spoken = speech.filter { $0.upperBound > first && $0.lowerBound < end }
    guard let onset = spoken.first, let offset = spoken.last else { return end..<end }
    return max(first, onset.lowerBound)..<min(end, offset.upperBound)
  }

  /// The intervals that lie on the clock, without gaps between them.
  public func intervals(on clock: Range<Int>) -> [Interval] {
    marks.indices.compactMap { index in
      let end = index + 1 < marks.count ? marks[index + 1].frame : frames
      let stretch = (marks[index].frame..<max(marks[index].frame, end)).clamped(to: clock)
      return stretch.isEmpty ? nil : Interval(frames: stretch, activity: marks[index].activity)
    }
  }
}
