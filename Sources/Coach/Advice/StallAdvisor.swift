/// Says where the thread was lost: in which phase, how far in, at which trigger words, how often.
struct StallAdvisor {
  /// How near to each other in a phase stalls of two takes are the same one, in seconds.
  ///
  /// Our own figure: a sentence or two to either side.
  static let samePlace = 20.0
  /// The most phases that have a sentence of their own: more is no advice.
  private static let mostPhases = 3

  private let report: Report
  private let past: [EarlierTake]
  /// Where the stall of the opening begins, which has a sentence of its own; nil where there is none.
  private let opening: Double?

  init(_ report: Report, past: [EarlierTake], opening: Double? = nil) {
    self.report = report
    self.past = past
    self.opening = opening
  }

  /// A sentence for each of the phases that lost most time, and one for all others.
  var advice: [Advice] {
    let phases = report.phases.enumerated()
      .filter { part in part.element.stalls.list.contains { $0.start_s != opening } }
      .sorted { ($0.element.stalls.total_s, $1.offset) > ($1.element.stalls.total_s, $0.offset) }
    let others = phases.dropFirst(Self.mostPhases).sorted { $0.offset < $1.offset }.map(\.element)
    return phases.prefix(Self.mostPhases).map { sentence($0.offset, $0.element) }
      + (others.isEmpty ? [] : [rest(others)])
  }

  private func sentence(_ index: Int, _ part: Report.Part) -> Advice {
    let longest = part.stalls.list.max { $0.duration_s < $1.duration_s }
    let repeated = longest.flatMap { takes(with: $0, in: index) }
    var text = "You went silent "
    if let longest {
      let place = "\(TimeText.clock(longest.into_phase_s)) into \(part.fullReference)"
      text +=
        part.stalls.count == 1
        ? "for \(seconds(longest.duration_s)) s, \(place)"
        : "\(Self.times(part.stalls.count)) in \(part.fullReference), \(TimeText.clock(part.stalls.total_s)) "
          + "in all, the longest for \(seconds(longest.duration_s)) s, \(TimeText.clock(longest.into_phase_s)) in"
    }
    if let longest { text += cues(part, at: longest) }
    if let repeated { text += "; so in \(repeated.0) of \(repeated.of) takes" }
    return Advice(
      .stall, phase: index, at: longest?.start_s, amount: part.stalls.total_s, takes: repeated,
      text + ".")
  }

  /// The phases that lost less.
  private func rest(_ parts: [Report.Part]) -> Advice {
    let count = parts.reduce(0) { $0 + $1.stalls.count }
    let lost = parts.reduce(0) { $0 + $1.stalls.total_s }
    let names = ReportWords.list(parts)
    return Advice(
      .stall, at: parts.flatMap(\.stalls.list).max { $0.duration_s < $1.duration_s }?.start_s,
      amount: lost,
      "You went silent in \(names) too: \(Self.times(count)), \(TimeText.clock(lost)) in all."
    )
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 1: "once"
    case 2: "twice"
    default: "\(count) times"
    }
  }

  /// The phase's trigger words, and which of them is due there when they share its time evenly.
  private func cues(_ part: Report.Part, at stall: Report.Stall) -> String {
    guard !part.cues.isEmpty else { return "" }
    let count = part.cues.count
    guard count > 1, part.speaking_s > 0 else { return ", probably before “\(part.cues[0])”" }
    let before = part.stalls.list.filter { $0.start_s < stall.start_s }
    let spoken = stall.into_phase_s - before.reduce(0) { $0 + $1.duration_s }
    let place = max(0, min(count - 1, Int(spoken / part.speaking_s * Double(count))))
    return ", probably before “\(part.cues[place])”"
  }

  /// In how many takes the phase stalls near there, of all that spoke it; nil without earlier ones.
  private func takes(with stall: Report.Stall, in phase: Int) -> (Int, of: Int)? {
    let others = past.filter { $0.phases.contains(phase) }
    guard !others.isEmpty else { return nil }
    let same = others.filter { take in
      take.stalls.contains {
        $0.phase == phase && abs($0.into_phase_s - stall.into_phase_s) <= Self.samePlace
      }
    }
    return (same.count + 1, of: others.count + 1)
  }

  private func seconds(_ value: Double) -> String { TimeText.decimal(value, places: 0) }
}
