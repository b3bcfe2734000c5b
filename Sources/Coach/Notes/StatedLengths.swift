internal import CommonMark

/// The lengths that notes state beside their parts' times: "a talk of 20 minutes", `## Agenda - 3 hours`.
enum StatedLengths {
  /// All of them, in seconds, each once; of a band its end.
  static func find(in notes: Notes) -> [Double] {
    var lengths: Set<Double> = []
    for block in notes.blocks where block.isText || block.kind == .comment {
      guard TimeTokenizer.canHoldDuration(block.text) else { continue }
      for time in TimedLine(block.text).times where time.weakUnit == nil {
        if case .duration(_, let high) = time.value { lengths.insert(high) }
      }
    }
    return lengths.sorted()
  }
}
