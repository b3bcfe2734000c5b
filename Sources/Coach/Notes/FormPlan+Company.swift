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

  // MARK: Sections and days

  /// The sections of a course, each with parts of its own, by their headings: where all parts stand in some, each
  /// has two or more, and together they take more than anybody tells in one go, or are of several days.
  func sections(in notes: Notes) -> [(heading: Int, phases: Range<Int>)] {
    var sections: [(heading: Int, phases: Range<Int>)] = []
    for (place, phase) in phases.enumerated() {
      let block = parts[phase].block
      let heading = notes.headings[block] == block ? notes.parents[block] : notes.headings[block]
      guard let heading else { return [] }
      if let last = sections.last, last.heading == heading {
        sections[sections.count - 1].phases = last.phases.lowerBound..<place + 1
      } else {
        sections.append((heading, place..<place + 1))
      }
    }
    let isLong = length > Self.longestTalk && reading != .timesOfDay || daysTold(in: notes) != nil
    let areApart = Set(sections.map(\.heading)).count == sections.count
    return isLong && areApart && sections.count > 1 && sections.allSatisfy { $0.phases.count > 1 }
      ? sections : []
  }

  /// Longer is no talk, but a course or a day.
  private static let longestTalk = Duration.seconds(3 * 3600)

  /// Says that sections are counted together.
  func sectionsTold(
    _ sections: [(heading: Int, phases: Range<Int>)], in notes: Notes
  ) -> PlanNotice? {
    guard sections.count > 1 else { return nil }
    let names = sections.prefix(2).map { "'\(notes.name(of: $0.heading))'" }
    return PlanNotice(
      line: notes.blocks[sections[1].heading].line,
      text:
        "\(names[1]) has parts of its own as \(names[0]) has; those of \(sections.count) sections are "
        + "counted together",
      subject: .sections)
  }

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
        "\(names[1]) is another day than \(names[0]); the parts of \(days.count) days are counted together",
      subject: .sections)
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
