internal import AudioCore

/// The time line that comes of marking by ear: what was there before, with what the listener said put in its place.
public struct MarkedTimeline: Sendable, Equatable {
  /// All of it.
  public let timeline: Timeline
  /// The phases whose places nobody has confirmed, by their positions in the agenda.
  public let estimated: Set<Int>

  /// The time line of a session.
  ///
  /// - Parameters:
  ///   - base: the time line with the marks that are there already, or with none.
  ///   - hasMarks: whether it has any.
  public init(_ session: MarkingSession, on base: Timeline, hasMarks: Bool) {
    guard hasMarks else {
      let beginnings = session.beginnings
      let isDone = !beginnings.indices.contains(where: session.isUnsettled)
      estimated = Set(
        beginnings.indices.filter {
          beginnings[$0].frame != nil
            && (beginnings[$0].standing == .estimated
              || beginnings[$0].standing == .sure && !isDone)
        })
      let marks = beginnings.enumerated().compactMap { phase, beginning in
        beginning.frame.map { Mark(frame: $0, activity: .phase(phase)) }
      }
      timeline = base.marked(marks.sorted { $0.frame < $1.frame })
      return
    }
    var marks = base.marks
    for (phase, answer) in session.answers.sorted(by: { $0.key < $1.key }) {
      switch answer {
      case .begins(let frame): Self.move(phase, to: frame, in: &marks)
      case .notSpoken: marks.removeAll { $0.activity == .phase(phase) }
      }
    }
    estimated = []
    timeline = base.marked(marks)
  }

  /// A time line as it is, with the phases whose places nobody has confirmed.
  public init(_ timeline: Timeline, estimated: Set<Int>) {
    self.timeline = timeline
    self.estimated = estimated
  }

  /// The labels of all of it, as an Audacity label track.
  public func labels(for agenda: Agenda, rate: Int) -> String {
    let names = Dictionary(
      estimated.map { (MarkLabel.text(.phase($0), agenda), $0) }, uniquingKeysWith: { $1 })
    let spans = timeline.cues(for: agenda, rate: rate).map { cue in
      let text = names[cue.name] == nil ? cue.name : MarkLabel.estimated(cue.name)
      let seconds = Double(cue.frame) / Double(rate)
      return Annotation.Span(start: seconds, end: seconds, text: text)
    }
    return LabelTrack.render(spans)
  }

  /// Puts the first mark of a phase at another frame, or a new one there.
  private static func move(_ phase: Int, to frame: Int, in marks: inout [Mark]) {
    let old = marks.firstIndex { $0.activity == .phase(phase) }
    let from = old.map { marks[$0].frame }
    if let old { marks.remove(at: old) }
    // What resumed between the two places goes on with the phase that is spoken there now.
    if let from {
      let between = marks.indices.filter {
        marks[$0].frame > min(from, frame) && marks[$0].frame < max(from, frame)
      }
      let before = marks.last { $0.frame <= min(from, frame) && $0.activity.phase != nil }
      for index in between {
        if frame < from, let other = marks[index].activity.phase, other < phase {
          marks[index] = Mark(frame: marks[index].frame, activity: .phase(phase))
        } else if frame > from, marks[index].activity == .phase(phase), let before {
          marks[index] = Mark(frame: marks[index].frame, activity: before.activity)
        }
      }
    }
    let place = marks.firstIndex { $0.frame > frame } ?? marks.count
    marks.insert(Mark(frame: frame, activity: .phase(phase)), at: place)
  }
}

extension Activity {
  /// The phase that is spoken; nil for everything else.
  fileprivate var phase: Int? { if case .phase(let phase) = self { phase } else { nil } }
}
