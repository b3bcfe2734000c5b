/// Says where the thread was lost: in which phase, how far in, at which trigger words, how often.
struct StallAdvisor {
  /// How near to each other in a phase stalls of two takes are the same one, in seconds.
  ///
  /// Our own figure: a sentence or two to either side.
  static let samePlace = 20.0
  /// The most places that one sentence names.
  private static let mostPlaces = 5

  private let report: Report
  private let past: [PastTake]

  init(_ report: Report, past: [PastTake]) {
    self.report = report
    self.past = past
  }

  /// A sentence for each phase with stalls, the phase that lost most time first.
  var advice: [Advice] {
    report.phases.enumerated().filter { $0.element.stalls.count > 0 }
      .sorted { ($0.element.lost, $1.offset) > ($1.element.lost, $0.offset) }
      .map { sentence($0.offset, $0.element) }
  }

  private func sentence(_ index: Int, _ part: Report.Part) -> Advice {
    let longest = part.stalls.list.max { $0.duration_s < $1.duration_s }
    let repeated = longest.flatMap { takes(with: $0, in: index) }
    let shown = part.stalls.list.count > Self.mostPlaces ? longestOnes(part) : part.stalls.list
    let places = shown.map {
      "\(seconds($0.duration_s)) s at \(TimeText.clock($0.into_phase_s)) in"
    }
    var text = part.fullReference.capitalisedFirst
    if part.stalls.count == 1, let longest {
      text +=
        " stalled for \(seconds(longest.duration_s)) s, \(TimeText.clock(longest.into_phase_s)) in"
    } else {
      let more = part.stalls.list.count - shown.count
      text += " stalled \(part.stalls.count) times (\(places.joined(separator: ", "))"
      text += more > 0 ? " and \(more) shorter)" : ")"
    }
    if let repeated {
      text += "; \(repeated.0) of \(repeated.of) takes stall there"
    }
    if let longest { text += cues(part, at: longest) }
    return Advice(
      .stall, phase: index, at: longest?.start_s, amount: part.lost, takes: repeated, text + ".")
  }

  /// The phase's trigger words, and which of them is due there when they share its time evenly.
  private func cues(_ part: Report.Part, at stall: Report.Stall) -> String {
    guard !part.cues.isEmpty else { return "" }
    let count = part.cues.count
    guard count > 1, part.speaking_s > 0 else { return "; its trigger is “\(part.cues[0])”" }
    let before = part.stalls.list.filter { $0.start_s < stall.start_s }
    let spoken = stall.into_phase_s - before.reduce(0) { $0 + $1.duration_s }
    let place = max(0, min(count - 1, Int(spoken / part.speaking_s * Double(count))))
    let name = part.stalls.count == 1 ? "there" : "at the longest"
    return "; the trigger due \(name), if all \(count) take equal time, is “\(part.cues[place])”"
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

  private func longestOnes(_ part: Report.Part) -> [Report.Stall] {
    part.stalls.list.sorted { $0.duration_s > $1.duration_s }.prefix(Self.mostPlaces)
      .sorted { $0.start_s < $1.start_s }
  }

  private func seconds(_ value: Double) -> String { TimeText.decimal(value, places: 0) }
}

extension Report.Part {
  /// The time lost in stalls, in seconds.
  fileprivate var lost: Double { stalls.total_s }
}
