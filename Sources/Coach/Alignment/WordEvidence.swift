internal import Glibc

/// What the words of a recording tell of where its phases begin.
///
/// A word of the notes is a token of the phases that it stands in; how surely is learnt from how closely
/// together it is heard. What a phase begins with in the notes, heard behind a pause, speaks for its
/// beginning there. Words that are in no notes say nothing.
struct WordEvidence {
  /// How many words of the notes are heard in no phase of theirs: a seventh is misheard, and notes are
  /// also hinted at before and behind.
  private static let astray = 0.3
  /// No word is believed to be of its phases less than this.
  private static let mostAstray = 0.95
  /// How much longer than planned a phase may be for its words to be heard in it.
  private static let roomy = 1.5
  /// Words of one sentence are not independent of one another: each counts so much.
  private static let weight = 0.6
  /// So much counts each of the words with which a phase begins: they come together, or not at all.
  private static let openingWeight = 0.2
  /// How far behind a beginning its words are looked for, in seconds.
  private static let opening = 8.0
  /// How much earlier than the speech words may seem to begin, in seconds.
  private static let early = 0.4
  /// How probably a word with which the notes of a phase begin is heard so soon.
  private static let spoken = 0.3
  /// What counts as never heard elsewhere: so many times.
  private static let unheard = 0.5
  /// Less than this says nothing, as a logarithm.
  private static let least = 0.05

  private let words: PhaseWords
  private let found: [(term: Int, time: Double)]
  private let rate: Int

  /// - Parameters:
  ///   - parts: of the agenda.
  ///   - heard: the words of the recording.
  ///   - rate: frames per second.
  init(_ parts: [Agenda.Part], heard: [HeardWords.Word], rate: Int) {
    words = PhaseWords(parts)
    self.rate = rate
    found = words.found(in: heard.map(\.text)).map {
      ($0.term, (heard[$0.position].start + heard[$0.position].end) / 2)
    }
  }

  /// The evidence.
  ///
  /// - Parameter places: where phases may begin, as frames.
  func evidence(places: [Int]) -> AlignmentEvidence {
    AlignmentEvidence(beginnings: beginnings(places), tokens: tokens)
  }

  // MARK: Words within phases

  private var tokens: [AlignmentEvidence.Token] {
    guard let first = found.first?.time, let last = found.last?.time else { return [] }
    let times = Dictionary(grouping: found, by: \.term).mapValues { $0.map(\.time) }
    let room = Self.roomy * (last - first) / Double(max(1, words.phaseCount))
    var known: [Int: [Double]] = [:]
    for (term, times) in times { known[term] = ratios(term, times, room: room) }
    return found.compactMap { word in
      guard let ratios = known[word.term], !ratios.isEmpty else { return nil }
      return AlignmentEvidence.Token(
        frame: Int(word.time * Double(rate)), logRatios: ratios, source: .words)
    }
  }

  /// How probable a word is in each phase against its mean, as logarithms; empty where it tells nothing.
  private func ratios(_ term: Int, _ times: [Double], room: Double) -> [Double] {
    let masses = words.masses[term]
    let whole = masses.reduce(0, +)
    let owners = masses.count { $0 > 0 }
    guard whole > 0, owners < words.phaseCount else { return [] }
    let most = Self.together(times, within: room * Double(owners))
    let away = Double(times.count - most)
    let astray = min(
      Self.mostAstray, max(Self.astray, (away + Self.astray) / (Double(times.count) + 1)))
    // Said ten times, a word does not tell ten times as much.
    let weight = Self.weight * (1 + log(Double(times.count))) / Double(times.count)
    let count = Double(words.phaseCount)
    return masses.map { mass in
      weight * log(count * ((1 - astray) * mass / whole + astray / count))
    }
  }

  /// The most of some ascending times that lie within so many seconds.
  private static func together(_ times: [Double], within room: Double) -> Int {
    var (first, most) = (0, 0)
    for last in times.indices {
      while times[last] - times[first] > room { first += 1 }
      most = max(most, last - first + 1)
    }
    return most
  }

  // MARK: Beginnings

  /// For each place and phase: how much more probable the words behind the place are if the phase begins.
  private func beginnings(_ places: [Int]) -> [AlignmentEvidence.Beginning] {
    let heard = places.map { terms(behind: Double($0) / Double(rate)) }
    var counts: [Int: Double] = [:]
    for terms in heard { for term in terms { counts[term, default: 0] += 1 } }
    var beginnings: [AlignmentEvidence.Beginning] = []
    for phase in 0..<words.phaseCount {
      let opening = words.openings[phase].sorted()
      let logarithms = heard.map { terms in
        opening.reduce(0.0) { sum, term in
          let elsewhere = ((counts[term] ?? 0) + Self.unheard) / (Double(places.count) + 1)
          let here = max(Self.spoken, elsewhere)
          return sum
            + (terms.contains(term)
              ? log(here / elsewhere) : log((1 - here) / (1 - min(0.99, elsewhere))))
        }
      }
      // Under "not here" the mean of a likelihood ratio is 1.
      let mean = logarithms.reduce(0) { $0 + exp($1) } / Double(max(1, places.count))
      for (place, value) in zip(places, logarithms) {
        let odds = Self.openingWeight * (value - log(max(1e-9, mean)))
        guard abs(odds) > Self.least else { continue }
        beginnings.append(
          AlignmentEvidence.Beginning(phase: phase, frame: place, logOdds: odds, source: .words))
      }
    }
    return beginnings
  }

  /// The words of the notes that are heard soon behind a place.
  private func terms(behind start: Double) -> Set<Int> {
    let first = found.partitioningIndex { $0.time >= start - Self.early }
    return Set(found[first...].prefix { $0.time < start + Self.opening }.map(\.term))
  }
}
