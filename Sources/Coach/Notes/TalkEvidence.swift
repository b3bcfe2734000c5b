internal import CommonMark

/// What speaks for and against that timed parts are those of one talk, told in one go.
///
/// Each sign has a weight, found on a hundred public documents of either kind; what they were and how often
/// this is right: `docs/plans.md`.
struct TalkEvidence {
  private(set) var score = 0
  /// What speaks against it, for a sentence.
  private(set) var reasons: [String] = []

  private let phases: [Phase]
  private let plan: FormPlan
  private let notes: Notes

  /// From this score on nothing is asked.
  private static let sure = 1
  /// Up to this score it is no talk.
  private static let refused = -3

  /// Whether the parts are a talk's beyond doubt.
  var isTalk: Bool { score >= Self.sure }
  /// Whether the parts are something else.
  var isOther: Bool { score <= Self.refused }

  init(
    _ phases: [Phase], of plan: FormPlan, slot: Duration?, hasVariants: Bool, in notes: Notes
  ) {
    (self.phases, self.plan, self.notes) = (phases, plan, notes)
    let sum = phases.reduce(Duration.zero) { $0 + ($1.budget?.maximum ?? .zero) }
    weighSlot(slot, sum)
    weighTalk()
    if hasVariants { count(for: 3) }
    weighOthers()
    weighLengths(sum, hasSlot: slot != nil)
    weighClock(sum, slot)
    weighShape()
    weighNames()
    if isArticle { count(against: 4, "a time for reading it") }
    if Minutes.areMinutes(notes) { count(against: 3, "minutes of a meeting") }
  }

  /// Whether a line below the title says how long it takes to read.
  private var isArticle: Bool {
    notes.blocks.prefix(6).contains { block in
      block.isText && block.text.utf8.count < 400 && TimeTokenizer.canHoldTime(block.text)
        && TimedLine(NoteText.plain(block.text)).holdsReadingTime
    }
  }

  private mutating func count(for weight: Int) { score += weight }

  private mutating func count(against weight: Int, _ reason: String) {
    score -= weight
    reasons.append(reason)
  }

  // MARK: Signs of a talk

  private mutating func weighSlot(_ slot: Duration?, _ sum: Duration) {
    guard let slot else {
      reasons.append("no slot")
      return
    }
    // Nobody plans three times the slot: something else is counted with the talk.
    if sum > slot * 3 { count(against: 4, "parts that take much more than the slot") }
    // Half of a slot may be left for questions.
    if sum * 2 >= slot, sum * 10 <= slot * 11 { count(for: 2) }
  }

  private mutating func weighTalk() {
    // A sentence may hold any word.
    func isCalled(_ words: TalkWords, _ name: String) -> Bool {
      words.found(in: name) != nil && LengthWords.words(name).count <= 10
    }
    let begins = phases.prefix(2).contains { isCalled(.opening, $0.name) }
    let ends = phases.suffix(2).contains { isCalled(.closing, $0.name) }
    count(for: (begins ? 2 : 0) + (ends ? 2 : 0))
    if !begins, !ends { reasons.append("no opening or end") }
    if head.contains(where: { TalkWords.talk.found(in: $0) != nil }) { count(for: 2) }
    let named = phases.count { TalkWords.talk.found(in: $0.name) != nil }
    if named >= max(2, phases.count / 4) { count(for: 1) }
    if phases.contains(where: { !$0.cues.isEmpty && !$0.areCuesFound }) { count(for: 3) }
    if phases.contains(where: \.isBreak) { count(for: 1) }
    if plan.phases.allSatisfy({ plan.parts[$0].isNumberedPhase }) { count(for: 1) }
  }

  /// What the parts stand under: the title, the headings above the first part, a table's head.
  private var head: [String] {
    guard let first = plan.phases.first else { return [] }
    let block = plan.parts[first].block
    let above = notes.path(of: block).filter { $0 != block }
    let title = notes.sections.first.map { $0 == block ? [] : [$0] } ?? []
    let cells = notes.blocks[block].rows.first?.cells ?? []
    // Text without headings has its title in its first line.
    let line = notes.sections.isEmpty && block > 0 ? [String(notes.blocks[0].text.lines[0])] : []
    return Set(above + title).sorted().map { notes.blocks[$0].text } + cells + line
  }

  // MARK: Signs of something else

  private mutating func weighOthers() {
    let titles = head
    // "Ingredients" is a heading beside the steps.
    let all = notes.sections.map { notes.blocks[$0].text }.filter {
      LengthWords.words($0).count <= 2
    }
    for other in TalkWords.others {
      let head = other.isAnywhere ? titles + all : titles
      let titled = head.lazy.compactMap { other.words.found(in: $0) }.first
      let named = phases.compactMap { other.words.found(in: $0.name) }
      let areNamed = named.count * 2 >= phases.count && !named.isEmpty
      let weight = (titled == nil ? 0 : other.inHead) + (areNamed ? other.inNames : 0)
      guard weight > 0, let word = areNamed ? named.first : titled else { continue }
      count(against: weight, "words of \(other.name) ('\(word)')")
    }
  }

  private mutating func weighLengths(_ sum: Duration, hasSlot: Bool) {
    let lengths = phases.compactMap { $0.budget?.maximum }.sorted()
    let middle = lengths.isEmpty ? .zero : lengths[lengths.count / 2]
    let hours = sum.seconds / 3600
    if !hasSlot, sum < .seconds(180), phases.count < 5 {
      count(against: 1, "less than three minutes in all")
    }
    // A day of talks by the clock is long, and told in one go.
    let isDay = plan.reading == .timesOfDay && hours <= 16 && middle <= .seconds(3 * 3600)
    let weight = isDay ? 0 : hours > 12 ? 4 : hours > 6 ? 2 : hours > 4 ? 1 : 0
    if weight > 0 { count(against: weight, "\(TimeText.clock(sum)) in all") }
    if !isDay, middle > .seconds(5400) { count(against: 2, "parts of hours") }
    let odd = phases.compactMap { $0.budget?.maximum.seconds }.filter {
      $0 > 20 && $0.truncatingRemainder(dividingBy: 5) != 0
    }
    if plan.reading == .durations, phases.count >= 5, areClocks, odd.count * 3 > phases.count * 2 {
      count(against: 4, "times to the second, as of recordings")
    }
    if plan.reading == .positions, phases.count >= 4, odd.count * 2 > phases.count {
      count(against: phases.count < 12 ? 3 : 4, "times to the second, as in a recording")
    }
  }

  /// Whether most lengths are written as clock times: `3:42`.
  private var areClocks: Bool {
    plan.phases.count { if case .point = plan.parts[$0].time?.value { true } else { false } } * 2
      > plan.phases.count
  }

  private mutating func weighClock(_ sum: Duration, _ slot: Duration?) {
    if plan.hasSeveralDays { count(against: 3, "times of several days") }
    if plan.reading == .timesOfDay, areToTheMinute {
      count(against: 3, "times of day to the minute, as in a log")
    }
    // Hours and minutes are written as minutes and seconds are; nothing else tells them apart.
    let areRound = phases.allSatisfy {
      ($0.budget?.maximum.seconds ?? 0).truncatingRemainder(dividingBy: 5) == 0
    }
    if plan.reading == .positions, slot == nil, phases.count >= 4, sum > .zero,
      sum <= .seconds(480), areRound
    {
      count(against: 2, "positions that may be hours and minutes")
    }
  }

  /// Whether most names begin with a speaker in capitals: `QUIST: Is it all right?`.
  private var areLines: Bool {
    guard phases.count >= 5, plan.kind == .lines || plan.kind == .list else { return false }
    let speakers = phases.compactMap { phase -> Substring? in
      let word = phase.name.prefix { $0.isLetter || $0 == "." || $0 == " " }
      guard word.count > 1, word.count < 25, phase.name.dropFirst(word.count).first == ":",
        word == word.uppercased()
          || word.split(separator: " ").count <= 2 && word.first?.isUppercase ?? false
      else { return nil }
      return word
    }
    return speakers.count * 3 > phases.count * 2 && Set(speakers).count * 2 <= speakers.count
  }

  /// Whether most parts begin at 14:02, 14:11, 14:19: nobody plans so without lengths beside it.
  private var areToTheMinute: Bool {
    let starts = plan.phases.compactMap { index -> Double? in
      guard case .point(let clock)? = plan.parts[index].time?.value else { return nil }
      return clock.seconds(inHours: true)
    }
    let odd = starts.count { $0.truncatingRemainder(dividingBy: 300) != 0 }
    return starts.count >= 5 && odd * 2 > starts.count
  }

  /// "Timer", "Debrief", "Timer", "Debrief": remarks within parts, not parts.
  private mutating func weighNames() {
    let sessions = phases.count {
      TalkWords.sessions.found(in: $0.name) != nil && $0.name.contains(where: \.isNumber)
    }
    let lengths = phases.compactMap { $0.budget?.maximum }.sorted()
    if sessions * 3 >= phases.count * 2, phases.count >= 2, !lengths.isEmpty,
      lengths[lengths.count / 2] >= .seconds(2700)
    {
      count(against: 5, "sessions of their own")
    }
    if areLines { count(against: 4, "lines of a conversation") }
    guard phases.count >= 6, plan.groups.isEmpty else { return }
    let names = Set(phases.map { $0.name.lowercased() })
    if names.count * 5 <= phases.count * 3 { count(against: 5, "parts of the same names") }
  }

  private mutating func weighShape() {
    let nameless = phases.count { Self.isNameless($0.name) }
    if nameless * 3 >= phases.count { count(against: 4, "parts without names") }
    if areNamedByWeekdays { count(against: 3, "parts named by days of a week") }
    if areNamedByDates { count(against: 3, "parts with dates") }
    // Subtitles have hundreds; no talk that was found has more than eighty.
    let areSubtitles = plan.kind == .lines && phases.count > 100
    if phases.count > 40 { count(against: areSubtitles ? 5 : 1, "\(phases.count) parts") }
    if ![.headings, .labels].contains(plan.kind), areDated {
      count(against: 4, "parts under several dates")
    }
    weighCompany()
    let words = phases.reduce(0) { $0 + LengthWords.words($1.name).count }
    let characters = phases.reduce(0) { $0 + $1.name.count }
    let ended = phases.count { $0.name.last.map { ".?!,".contains($0) } ?? false }
    let areSentences =
      words > 12 * phases.count || characters > 24 * phases.count && words < characters / 12
      || phases.count > 7 && ended * 2 > phases.count
    if [.list, .lines, .bold].contains(plan.kind), areSentences {
      count(against: 2, "parts that are sentences")
    }
  }

  /// `## HOW (3 min)` among others of its kind, or one timed heading of twenty.
  private mutating func weighCompany() {
    let company = plan.company(in: notes)
    if let company, company.timed * 3 >= company.all * 2 {
      weighShare()
      return count(for: 1)
    }
    switch phases.count {
    case 1: count(against: 3, "only one part has a time")
    case 2:
      // Two moments in running text: "Check (15:30)", "Prepare (16:15)".
      let areMoments = plan.reading == .timesOfDay && [.bold, .lines].contains(plan.kind)
      count(against: areMoments ? 4 : 1, "only 2 parts have times")
    default: break
    }
    weighShare()
    if let (timed, all) = company, phases.count > 1, plan.kind == .headings, timed * 3 < all {
      count(against: 2, "only \(timed) of \(all) headings have times")
    }
  }

  /// An exercise with timed steps at the end of an article.
  private mutating func weighShare() {
    guard [.headings, .labels].contains(plan.kind), phases.count <= 4, notes.sections.count >= 20
    else { return }
    guard let first = phases.first?.line, let last = notes.blocks.last?.line else { return }
    if first * 5 > last * 4 { count(against: 3, "parts at the end of a long text") }
  }

  /// Whether the parts stand under headings of several days, as in the minutes of many meetings.
  private var areDated: Bool {
    let headings = Set(plan.phases.compactMap { notes.headings[plan.parts[$0].block] })
    guard headings.count >= 2 else { return false }
    let dates = headings.count { heading in
      let text = notes.blocks[heading].text
      return TalkWords.months.found(in: text) != nil && text.contains(where: \.isNumber)
        || text.contains(where: \.isNumber) && text.split { !$0.isNumber }.count >= 3
        || TalkWords.weekdays.found(in: text) != nil && LengthWords.words(text).count == 1
        || TalkWords.weeks.found(in: text) != nil && text.contains(where: \.isNumber)
    }
    return dates * 2 > headings.count
  }

  private static let weekdays: Set<String> = [
    "mo", "di", "mi", "do", "fr", "sa", "so", "lu", "ma", "me", "je", "ve", "mon", "tue", "wed",
    "thu", "fri", "sat",
    "sun", "po", "út", "st", "čt", "pá", "ne", "pn", "wt", "śr", "czw", "pt", "nd", "пн", "вт",
    "ср", "чт", "пт", "сб",
    "вс",
  ]

  /// Whether most names begin with the short form of a weekday and a colon or a figure: "Di: 6 km".
  private var areNamedByWeekdays: Bool {
    phases.count { phase in
      let word = phase.name.prefix { $0.isLetter }
      guard Self.weekdays.contains(word.lowercased()),
        let next = phase.name.dropFirst(word.count).first
      else { return false }
      return next == ":" || next == "."
        || phase.name.dropFirst(word.count + 1).first?.isNumber ?? false
    } * 2 > phases.count
  }

  /// Whether most names hold a date: "Di 11.03.: 8 km".
  private var areNamedByDates: Bool {
    phases.count { phase in
      let figures = phase.name.split { !$0.isNumber && !"./-".contains($0) }
      return figures.contains { figure in
        figure.split { "./-".contains($0) }.count >= 2 && figure.count(where: \.isNumber) >= 2
          && figure.contains { "./".contains($0) } && figure.split { ".".contains($0) }.count < 4
          && (figure.hasSuffix(".") && !phase.name.hasPrefix(figure) || figure.contains("/"))
      }
    } * 2 > phases.count
  }

  /// Whether a name is none: signs, or the rest of a sentence.
  private static func isNameless(_ name: String) -> Bool {
    guard let first = LengthWords.words(name).first else { return true }
    return ["and", "und", "et", "y", "e", "i", "и"].contains(first)
      && name.first?.isLowercase ?? false
  }
}
