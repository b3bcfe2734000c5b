/// What is known of a recording as named stretches of time, for other programs.
///
/// Times are in seconds from the start of the recording.
public struct Annotation: Sendable, Equatable {
  /// The kinds of stretches.
  public typealias Layer = AnnotationLayer

  /// A named stretch; a place when its end is its start.
  public struct Span: Sendable, Equatable {
    /// Where it begins.
    public let start: Double
    /// Where it ends.
    public let end: Double
    /// What it is called.
    public let text: String
  }

  /// The stretches of one kind, ascending and apart.
  public struct Tier: Sendable, Equatable {
    /// Their kind.
    public let layer: Layer
    /// The stretches.
    public let spans: [Span]
  }

  /// What was spoken about: the title.
  public let title: String
  /// How long the recording is.
  public let duration: Double
  /// Its frames per second.
  public let rate: Int
  /// The layers, those that are empty as well.
  public let tiers: [Tier]

  /// What a report knows of its recording.
  public init(_ report: Report) {
    title = report.title
    duration = report.audio.duration_s
    rate = report.audio.sample_rate_hz
    let phases = report.intervals.map { interval in
      let text =
        switch interval.activity {
        case .phase: interval.phase.map { report.phases[$0].label } ?? ""
        case .held: MarkLabel.hold
        case .interruption: MarkLabel.interruption
        }
      return Span(start: interval.start_s, end: interval.end_s, text: text)
    }
    let pauses = report.silences.map { silence in
      // To the next speech: its duration leaves out what is off the clock.
      let next = report.segments.partitioningIndex { $0.start_s > silence.start_s }
      return Span(
        start: silence.start_s,
        end: next < report.segments.count
          ? report.segments[next].start_s : silence.start_s + silence.duration_s,
        text: silence.kind.rawValue)
    }
    tiers = [
      Tier(layer: .phases, spans: phases),
      Tier(
        layer: .speech,
        spans: report.segments.map { Span(start: $0.start_s, end: $0.end_s, text: "speech") }),
      Tier(layer: .pauses, spans: pauses),
      Tier(
        layer: .gaps,
        spans: report.gaps.map {
          Span(
            start: $0.start_s, end: $0.end_s, text: MarkLabel.lost(seconds: $0.end_s - $0.start_s))
        }),
      Tier(
        layer: .notes,
        spans: report.notes.map {
          Span(start: $0.at_s, end: $0.at_s, text: MarkLabel.note($0.text))
        }),
    ]
  }

  /// The stretches of some layers, ascending.
  public func spans(_ layers: [Layer]) -> [Span] {
    tiers.filter { layers.contains($0.layer) }.flatMap(\.spans)
      .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }
}

extension Report.Part {
  /// Number and name in one line, as marks are labelled.
  var label: String { number.map { "\($0) \(name)" } ?? name }
}
