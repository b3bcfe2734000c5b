/// Which phases of a take are which phases of the plan as it is now, and by what evidence.
///
/// A plan is edited between takes: phases get numbers and names anew, two become one, one becomes two.
public struct PhaseMatching: Sendable, Equatable {
  /// Phases that tell the same.
  public struct Match: Sendable, Equatable {
    /// Positions in the plan; more than one when the take told them as one phase.
    public fileprivate(set) var planned: [Int]
    /// Positions in the take; more than one when the plan has since joined them.
    public fileprivate(set) var taken: [Int]
    /// How alike they are, from 0 to 1: 1 for the same name.
    public let likeness: Double
    /// The words that they share, those that tell most first; empty for the same name.
    public let words: [String]

    /// Whether the times can be compared: a phase that was spoken together with another cannot.
    public var isComparable: Bool { planned.count == 1 }
  }

  /// What a phase is known by.
  public struct Key: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its trigger words.
    public let cues: [String]

    /// A phase's name and trigger words.
    public init(name: String, cues: [String]) {
      self.name = name
      self.cues = cues
    }
  }

  /// The likeness from which on two phases are the same: in three revisions of one story, what belongs
  /// together has 0.32 and more, what does not 0.23 and less.
  static let sameFrom = 0.27
  /// The likeness from which on a phase was joined with its neighbour, when their headings share a
  /// word.
  static let joinedFrom = 0.12

  /// The matches, in the order of the plan.
  public private(set) var matches: [Match] = []
  /// How much of the shorter list was matched, from 0 to 1.
  public private(set) var coverage = 0.0
  /// Where the match of each phase of the plan stands among them.
  private var places: [Int: Int] = [:]

  /// How much of the shorter list must be matched for both to be of one plan.
  static let leastCoverage = 0.5

  /// Whether these are the phases of one plan, perhaps of two revisions of it.
  public var isOfOnePlan: Bool { coverage >= Self.leastCoverage }

  /// Matches the phases of a take to those of a plan.
  ///
  /// The same name first, then the most alike, one to one and in any order; what is left over may
  /// have been joined with, or split off, a neighbour of what is matched.
  public init(planned: [Key], taken: [Key]) {
    let terms = PhaseTerms(
      (planned + taken).map { PhaseTerms.Source(name: $0.name, cues: $0.cues) })
    func likeness(_ plan: Int, _ take: Int) -> Double { terms.likeness(plan, planned.count + take) }
    var free = (planned: Set(planned.indices), taken: Set(taken.indices))
    func add(_ plan: Int, _ take: Int, _ likeness: Double) {
      let words = likeness == 1 ? [] : Array(terms.shared(plan, planned.count + take).prefix(4))
      matches.append(Match(planned: [plan], taken: [take], likeness: likeness, words: words))
      free.planned.remove(plan)
      free.taken.remove(take)
    }
    // Of equal names, the last first, so that the first is at hand.
    var named = Dictionary(grouping: taken.indices.reversed()) { PhaseTerms.key(taken[$0].name) }
    for plan in planned.indices {
      if let same = named[PhaseTerms.key(planned[plan].name)]?.popLast() { add(plan, same, 1) }
    }
    let pairs = free.planned.sorted().flatMap { plan in
      free.taken.sorted().map { (plan: plan, take: $0, likeness: likeness(plan, $0)) }
    }
    // Of two that are equally alike, the one at the more similar place.
    let ranked = pairs.filter { $0.likeness >= Self.sameFrom }.sorted {
      ($1.likeness, abs($0.plan - $0.take)) < ($0.likeness, abs($1.plan - $1.take))
    }
    for pair in ranked where free.planned.contains(pair.plan) && free.taken.contains(pair.take) {
      add(pair.plan, pair.take, min(pair.likeness, 0.99))
    }
    let covered = Double(matches.count)
    join(free.planned, free.taken, terms, planned.count)
    matches.sort { $0.planned[0] < $1.planned[0] }
    for (place, match) in matches.enumerated() {
      for plan in match.planned where places[plan] == nil { places[plan] = place }
    }
    coverage = covered / Double(max(1, min(planned.count, taken.count)))
  }

  /// The match of a phase of the plan.
  public func match(of phase: Int) -> Match? { places[phase].map { matches[$0] } }

  /// Joins what is left over with a matched neighbour that it shares words with.
  private mutating func join(
    _ planned: Set<Int>, _ taken: Set<Int>, _ terms: PhaseTerms, _ offset: Int
  ) {
    for take in taken.sorted() {
      let match = bestNeighbour { match in
        guard match.planned.count == 1, match.taken.contains(where: { abs($0 - take) == 1 })
        else { return 0 }
        return Self.joint(terms, match.planned[0], offset + take)
      }
      if let match { matches[match].taken = (matches[match].taken + [take]).sorted() }
    }
    for plan in planned.sorted() {
      let match = bestNeighbour { match in
        guard match.taken.count == 1, match.planned.contains(where: { abs($0 - plan) == 1 })
        else { return 0 }
        return Self.joint(terms, plan, offset + match.taken[0])
      }
      if let match { matches[match].planned = (matches[match].planned + [plan]).sorted() }
    }
  }

  private static func joint(_ terms: PhaseTerms, _ plan: Int, _ take: Int) -> Double {
    terms.headingsMeet(plan, take) ? terms.likeness(plan, take) : 0
  }

  private func bestNeighbour(_ likeness: (Match) -> Double) -> Int? {
    let best = matches.indices.map { (index: $0, likeness: likeness(matches[$0])) }
      .max { $0.likeness < $1.likeness }
    guard let best, best.likeness >= Self.joinedFrom else { return nil }
    return best.index
  }
}

extension Plan {
  /// What its phases are known by.
  public var keys: [PhaseMatching.Key] {
    phases.map { PhaseMatching.Key(name: $0.name, cues: $0.cues) }
  }
}

extension Agenda {
  /// What its parts are known by.
  public var keys: [PhaseMatching.Key] {
    parts.map { PhaseMatching.Key(name: $0.name, cues: $0.cues) }
  }
}
