/// What is told of single parts and totals.
extension FormPlan {
  /// "5 min per team": how many there are is not said.
  func remarkOfShare(_ index: Int) -> PlanNotice? {
    let part = parts[index]
    guard budget(index) != nil else { return nil }
    if PartKind.isForEach(part.name) {
      return PlanNotice(
        line: part.timeLine ?? part.line, text: "'\(part.name)' is counted once, not for each")
    }
    guard PartKind.isPerHead(part.written) else { return nil }
    return PlanNotice(
      line: part.timeLine ?? part.line, text: "'\(part.written)' is taken for all of them together")
  }

  /// A row or item "Total" that is no sum of the parts.
  func remarkOfTotal(_ index: Int) -> PlanNotice? {
    let part = parts[index]
    guard !subtotals.contains(index),
      PartKind.isTotal(part.name) || PartKind.mayBeTotal(part.name) || part.isStatedTotal,
      let total = duration(index),
      isNoSum(least: least(of: part.time) ?? total, total)
    else { return nil }
    return totalNotice(total, line: part.timeLine ?? part.line)
  }

  /// Rows "Subtotal" that are the sum neither of all phases above them nor of those since the last one.
  func remarksOfSubtotals() -> [PlanNotice] {
    var (all, since) = (Duration.zero, Duration.zero)
    let phases = Set(phases)
    return parts.indices.compactMap { index -> PlanNotice? in
      if phases.contains(index), let own = budget(index)?.maximum {
        (all, since) = (all + own, since + own)
      }
      guard subtotals.contains(index), let own = duration(index) else { return nil }
      let above = since
      since = .zero
      guard ![all, above].contains(where: { abs($0.seconds - own) < 1 }) else { return nil }
      return PlanNotice(
        line: parts[index].timeLine ?? parts[index].line,
        text:
          "'\(parts[index].name)' is \(TimeText.clock(.seconds(own))), but the parts above it take "
          + TimeText.clock(above))
    }
  }

  private func least(of time: TimeExpression?) -> Double? {
    if case .duration(let low, _)? = time?.value { low } else { nil }
  }

  /// Whether no length of a band, in seconds, is what the parts take: at least, at most, or between.
  func isNoSum(least low: Double, _ high: Double) -> Bool {
    return phases.count > 1 && (high * 20 < least * 19 || low * 20 > length.seconds * 21)
  }

  /// What the phases take together at the least, in seconds.
  var least: Double {
    phases.compactMap(budget).reduce(0.0) {
      // A single figure has three quarters of itself for its least.
      let isSingle = abs($1.maximum.seconds * 3 / 4 - $1.minimum.seconds) < 1
      return $0 + (isSingle ? $1.maximum : $1.minimum).seconds
    }
  }

  func totalNotice(_ total: Double, line: Int) -> PlanNotice {
    PlanNotice(
      line: line,
      text: "the total is \(TimeText.clock(.seconds(total))), but the parts take "
        + TimeText.clock(length))
  }

  func reasonForNone(_ index: Int) -> PlanNotice? {
    guard case .none(let why) = outcomes[index] else { return nil }
    let part = parts[index]
    return PlanNotice(
      line: part.timeLine ?? part.line, text: "'\(part.written)' is not taken for a time: \(why)")
  }
}
