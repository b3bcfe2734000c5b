internal import CommonMark

/// How the parts with times stand among their neighbours without, and over days.
extension FormPlan {
  /// What the phases take together at the most.
  var length: Duration {
    phases.compactMap(budget).reduce(Duration.zero) { $0 + $1.maximum }
  }

  /// The level that most phases' headings have; nil where they are no headings.
  func level(in notes: Notes) -> Int? {
    let headings = phases.compactMap { notes.blocks[parts[$0].block].headingLevel }
    let counts = Dictionary(headings.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }

  /// How many headings of the highest level that parts have are parts, and how many there are.
  func outerCompany(in notes: Notes) -> (timed: Int, all: Int)? {
    let levels = parts.compactMap { notes.blocks[$0.block].headingLevel }
    guard let level = levels.min() else { return nil }
    return (
      levels.count { $0 == level }, notes.sections.count { notes.blocks[$0].headingLevel == level }
    )
  }

  /// How many headings of the phases' level have times, and how many there are.
  func company(in notes: Notes) -> (timed: Int, all: Int)? {
    guard let level = level(in: notes) else { return nil }
    let timed = phases.count { notes.blocks[parts[$0].block].headingLevel == level }
    return (timed, notes.sections.count { notes.blocks[$0].headingLevel == level })
  }

  // MARK: Days

  /// Says where parts stand under headings such as "Day 1" and "Day 2", which are counted together.
  func daysTold(in notes: Notes) -> PlanNotice? {
    var days: [Int] = []
    for phase in phases {
      let block = parts[phase].block
      let day = notes.path(of: block).first { heading in
        let text = notes.blocks[heading].text
        return heading != block && TalkWords.days.found(in: text) != nil
          && text.contains(where: \.isNumber)
      }
      guard let day else { return nil }
      if days.last != day { days.append(day) }
    }
    guard days.count > 1 else { return nil }
    let names = days.prefix(2).map { "'\(notes.name(of: $0))'" }
    return PlanNotice(
      line: notes.blocks[days[1]].line,
      text:
        "\(names[1]) is another day than \(names[0]); the parts of \(days.count) days are counted together"
    )
  }

  /// Whether the times of day begin anew, as on a second day.
  var hasSeveralDays: Bool {
    guard reading == .timesOfDay else { return false }
    let starts = phases.compactMap { index -> Double? in
      switch parts[index].time?.value {
      case .point(let clock), .span(let clock, _): clock.seconds(inHours: true)
      default: nil
      }
    }
    return zip(starts, starts.dropFirst()).contains { earlier, later in
      // At one in the afternoon a clock of twelve hours begins anew.
      later < earlier && !(later < 8 * 3600 && earlier < 13 * 3600)
    }
  }
}
