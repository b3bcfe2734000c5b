public import AudioCore

/// Marks and gaps as named places of a recording, before it is known which phases they name.
public struct MarkTrack: Sendable, Equatable {
  /// A named place.
  struct Place: Equatable {
    let frame: Int
    let text: String
    /// The line of a label file; nil for cues.
    let line: Int?
    /// Whether it is an estimate that nobody has confirmed.
    var isEstimated = false
  }

  let places: [Place]
  /// The stretches that the device lost.
  public let gaps: [Range<Int>]
  let notes: [Timeline.Note]
  let frames: Int

  /// The track of a recording's own cue points.
  ///
  /// - Throws: ``MarksError`` when a cue lies after the end.
  public init(cues: [CuePoint], rate: Int, frames: Int) throws(MarksError) {
    var places: [Place] = []
    var gaps: [Range<Int>] = []
    for cue in cues {
      if let lost = MarkLabel.lostSeconds(cue.name) {
        gaps.append(cue.frame..<cue.frame + Int((lost * Double(rate)).rounded()))
      } else {
        places.append(Place(frame: cue.frame, text: cue.name, line: nil))
      }
    }
    try self.init(places: places, gaps: gaps, rate: rate, frames: frames)
  }

  /// The track of a label file.
  ///
  /// The time between regions is held: in no phase.
  ///
  /// - Throws: ``MarksError`` when a label lies after the end.
  public init(_ file: LabelFile, rate: Int, frames: Int) throws(MarksError) {
    func frame(_ seconds: Double) -> Int { Int((seconds * Double(rate)).rounded()) }
    var places: [Place] = []
    var gaps: [Range<Int>] = []
    // What lies over the phases does not end them.
    let stretches = file.labels.filter {
      MarkLabel.lostSeconds($0.text) == nil && MarkLabel.note(in: $0.text) == nil
    }
    var index = 0
    for label in file.labels {
      let start = frame(label.start)
      if let lost = MarkLabel.lostSeconds(label.text) {
        gaps.append(start..<start + Int((lost * Double(rate)).rounded()))
        continue
      }
      let sure = MarkLabel.estimated(in: label.text)
      places.append(
        Place(
          frame: start, text: sure ?? label.text, line: label.line, isEstimated: sure != nil))
      guard MarkLabel.note(in: label.text) == nil else { continue }
      index += 1
      guard let end = label.end else { continue }
      let next = index < stretches.count ? stretches[index].start : .infinity
      if end + 0.05 < next {
        let text = next == .infinity ? MarkLabel.end : MarkLabel.hold
        places.append(Place(frame: min(frame(end), frames), text: text, line: label.line))
      }
    }
    places.sort { $0.frame < $1.frame }
    try self.init(places: places, gaps: gaps, rate: rate, frames: frames)
  }

  private init(places: [Place], gaps: [Range<Int>], rate: Int, frames: Int) throws(MarksError) {
    // A cue at the very end is a recording's last mark; a rounded label may be a frame behind it.
    if let beyond = places.first(where: { $0.frame > frames + rate / 20 }) {
      let end = TimeText.clock(Double(frames) / Double(rate))
      throw MarksError(.beyondTheEnd(beyond.text, end: end), line: beyond.line)
    }
    notes = places.compactMap { place in
      MarkLabel.note(in: place.text).map { Timeline.Note(frame: place.frame, text: $0) }
    }
    self.places = places.filter { MarkLabel.note(in: $0.text) == nil }
    self.gaps = gaps
    self.frames = frames
  }

  /// Whether there are marks at all, not only gaps.
  public var hasMarks: Bool { !places.isEmpty }

  /// The agenda that the labels themselves make, for recordings without a plan.
  public func agenda(slot: Duration?) -> Agenda {
    var names: [String] = []
    var known: Set<String> = []
    for (index, place) in named(in: nil).enumerated() {
      let name = PartNames.words(place.text).isEmpty ? PartNames.unnamed(index) : place.text
      if known.insert(name).inserted { names.append(name) }
    }
    return Agenda(labels: names, slot: slot)
  }

  /// The time line, with each label matched to a part of the agenda.
  ///
  /// - Throws: ``MarksError`` when the labels do not fit.
  public func timeline(for agenda: Agenda) throws(MarksError) -> Timeline {
    try reading(for: agenda) { [] }.timeline
  }

  /// Whether some of the places are estimates that nobody has confirmed.
  public var hasEstimates: Bool { places.contains(where: \.isEstimated) }

  /// What the confirmed places say to those who seek the rest; what has no label was not spoken.
  ///
  /// - Throws: ``MarksError`` when the labels do not fit.
  public func hints(for agenda: Agenda) throws(MarksError) -> AlignmentHints {
    let named = named(in: agenda)
    let matching = try MarkMatching(
      named.map(\.text), lines: named.map(\.line), agenda: agenda
    ) { false }
    var pins: [Int: Int] = [:]
    for (part, place) in zip(matching.parts, named) where !place.isEstimated && pins[part] == nil {
      pins[part] = place.frame
    }
    let labelled = Set(matching.parts)
    return AlignmentHints(
      pins: pins, skipped: Set(agenda.parts.indices).subtracting(labelled))
  }

  /// The time line, and what was assumed for it, as sentences.
  ///
  /// - Parameter speech: the stretches of speech, in frames; asked only where they matter.
  /// - Throws: ``MarksError`` when the labels do not fit.
  public func reading(
    for agenda: Agenda, speech: () -> [Range<Int>]
  ) throws(MarksError) -> (timeline: Timeline, notes: [String]) {
    let named = named(in: agenda)
    let matching = try MarkMatching(
      named.map(\.text), lines: named.map(\.line), agenda: agenda
    ) {
      let first = named.first?.frame ?? 0
      return speech().contains { $0.lowerBound < first }
    }
    var marks = matching.isFirstUnmarked ? [Mark(frame: 0, activity: .phase(0))] : []
    var parts = matching.parts[...]
    for place in places {
      guard
        let activity = MarkLabel.activity(place.text, in: agenda)
          ?? parts.popFirst().map(Activity.phase)
      else { continue }
      marks.append(Mark(frame: place.frame, activity: activity))
    }
    return (Timeline(frames: frames, marks: marks, gaps: gaps, notes: notes), matching.notes)
  }

  /// The places of parts.
  private func named(in agenda: Agenda?) -> [Place] {
    places.filter { MarkLabel.activity($0.text, in: agenda) == nil }
  }
}

extension Timeline {
  /// The marks and gaps as cue points, as they are written into a recording: ``MarkTrack`` reads
  /// them back.
  public func cues(for agenda: Agenda, rate: Int) -> [CuePoint] {
    let marks = marks.map {
      CuePoint(frame: $0.frame, name: MarkLabel.text($0.activity, agenda))
    }
    let gaps = lost.map { gap in
      CuePoint(
        frame: gap.lowerBound, name: MarkLabel.lost(seconds: Double(gap.count) / Double(rate)))
    }
    let notes = notes.map { CuePoint(frame: $0.frame, name: MarkLabel.note($0.text)) }
    return (marks + gaps + notes).sorted { $0.frame < $1.frame }
  }
}
