/// Ascending, separate runs of hops, and what is done with them.
enum HopRuns {
  /// The runs of hops that satisfy a condition, over holes of at most `holes` others.
  static func of(
    _ hops: [HopFeatures], holes: Int = 0, where condition: (HopFeatures) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, hop) in hops.enumerated() where condition(hop) {
      append(index..<index + 1, to: &runs, holes: holes)
    }
    return runs
  }

  /// Adds a run that begins no earlier than the last one; what lies closer is joined.
  static func append(_ run: Range<Int>, to runs: inout [Range<Int>], holes: Int = 0) {
    if let last = runs.last, run.lowerBound - last.upperBound <= holes {
      runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
    } else {
      runs.append(run)
    }
  }

  /// What two lists of runs share.
  static func intersection(_ one: [Range<Int>], _ other: [Range<Int>]) -> [Range<Int>] {
    var shared: [Range<Int>] = []
    var (first, second) = (0, 0)
    while first < one.count, second < other.count {
      let overlap = one[first].clamped(to: other[second])
      if !overlap.isEmpty { append(overlap, to: &shared, holes: -1) }
      if one[first].upperBound < other[second].upperBound { first += 1 } else { second += 1 }
    }
    return shared
  }
}
