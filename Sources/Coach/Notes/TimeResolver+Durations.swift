/// Lengths as they stand, and which of them are believed.
extension TimeResolver {
  mutating func resolveDurations(_ indices: [Int]) {
    let times = indices.compactMap { parts[$0].time }
    let sure = times.count { $0.weakUnit == nil }
    let letters = Dictionary(grouping: times) { $0.letterUnit }
    let areMeasured = areMeasured(times)
    for index in indices where areMeasured {
      outcomes[index] = .none("times to the second are measured, not planned")
    }
    for index in indices where !areMeasured {
      guard let time = parts[index].time else { continue }
      guard let budget = DurationText.budget(of: time) else {
        outcomes[index] = .none("it is zero")
        continue
      }
      if let unit = time.weakUnit {
        let alike = letters[unit] ?? []
        guard isTrusted(time, among: alike, sure: sure) else {
          outcomes[index] = .none("it may be no time of the talk; write the unit in full")
          continue
        }
        if parts[index].number == nil {
          notice(index, "'\(parts[index].written)' is taken for \(TimeText.clock(budget.maximum))")
        }
      }
      outcomes[index] = .budget(budget)
    }
  }

  /// Whether most times are such as nobody plans (`7m49s`, `198s`), or some have hundredths of seconds.
  ///
  /// What is numbered as a phase is planned.
  private func areMeasured(_ times: [TimeExpression]) -> Bool {
    let odd = times.count { time in
      guard case .duration(nil, let high) = time.value, high > 60 else { return false }
      return high.truncatingRemainder(dividingBy: 5) != 0
    }
    let fine = times.count { time in
      guard case .duration(nil, let high) = time.value else { return false }
      // A third of a minute is planned, and no whole number of seconds.
      return time.unit == 1 && (high * 2).truncatingRemainder(dividingBy: 1) != 0
    }
    return times.count > 1 && (odd * 2 > times.count || fine * 3 > times.count)
      && !parts.contains(where: \.isNumberedPhase)
  }

  /// Whether a time that could be something else (`80s`, `24h`) is one, by the company that it keeps.
  private func isTrusted(
    _ time: TimeExpression, among alike: [TimeExpression], sure: Int
  ) -> Bool {
    // Nobody means the nineties who has other times too; 90 s are a minute and a half.
    if case .duration(nil, 90) = time.value, sure >= 1 { return true }
    if time.weakUnit == 1, sure >= 3 { return true }
    let hasCompany = alike.contains { $0.weakUnit == nil } || alike.count * 2 > parts.count
    return alike.count > 1 && hasCompany
  }

  /// Clock times that are none: `1:30` is a minute and a half.
  mutating func resolveAsDurations(_ indices: [Int], besides durations: Int) {
    let sure = parts.indices.count { isDuration($0) && parts[$0].time?.weakUnit == nil }
    var told: [(index: Int, budget: Budget)] = []
    for index in indices {
      guard let time = parts[index].time, !time.isOfHours,
        let budget = DurationText.budget(of: time), budget.maximum < .seconds(3600),
        !time.isOfTheDay,
        sure >= 2 || durations == 0 && indices.count > 1 || durations == 1 && indices.count >= 4
          || sure == 1 && (parts[index].number ?? parts[index].timeLine) != nil
      else {
        outcomes[index] = .none("a clock time alone says neither when nor how long")
        continue
      }
      outcomes[index] = .budget(budget)
      if parts[index].timeLine == nil { told.append((index, budget)) }
    }
    guard told.count > 2, let first = told.first?.index, let last = told.last?.index else {
      for (index, budget) in told {
        notice(index, "'\(parts[index].written)' is taken for a length, \(TimeText.band(budget))")
      }
      return
    }
    notices.append(
      PlanNotice(
        line: line(first),
        text: "lines \(line(first))-\(line(last)) have times such as '\(parts[first].written)', "
          + "which are taken for minutes and seconds"))
  }
}
