public import AudioCore
internal import Glibc

/// What earlier takes of the same plan say of where the phases of a new one begin.
///
/// A speaker says again what a phase begins with, or does not. How often, is learnt from the take itself (one step
/// of expectation and maximisation after another; Dempster, Laird & Rubin 1977): where another voice speaks, or
/// everything is said otherwise, no beginning is found, and the earlier take says nothing.
public struct EarlierTakes: Sendable {
  /// What came of one earlier take.
  public struct Finding: Sendable, Equatable {
    /// How reports name it.
    public let name: String
    /// The phases whose beginnings were heard again.
    public let heard: [Int]
    /// The share of beginnings that are said again, as far as can be told, from 0 to 1.
    public let kept: Double
    /// How many other passages were heard again, of those that were sought.
    public var passages = 0

    /// Whether the earlier take is left aside: another voice, or other words.
    public var isLeftAside: Bool { heard.isEmpty }
  }

  /// What they say.
  public let evidence: AlignmentEvidence
  /// What came of each of them.
  public let findings: [Finding]

  /// What is believed of that share before: as much as two phases say, half of each.
  private static let (prior, weight) = (0.5, 2.0)
  /// From this probability on a beginning counts as heard again.
  private static let isHeard = 0.6
  private static let rounds = 12
  /// Fewer passages that come again may be chance.
  private static let fewest = 3

  /// Whether speech resumes often enough in the new take to compare anything.
  private let isAble: Bool

  /// Seeks the beginnings of earlier takes.
  ///
  /// - Parameters:
  ///   - cepstra: the new take's speech.
  ///   - rate: frames per second of the new take.
  public init(_ takes: [MarkedTake], in cepstra: Cepstra, rate: Int) {
    var findings: [Finding] = []
    var believed: [(share: Double, ratios: [[Double]])] = []
    var tokens: [AlignmentEvidence.Token] = []
    for take in takes {
      let ratios = OpeningSearch(cepstra, like: take).ratios
      let means = ratios.map { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) }
      let (kept, heard) = Self.share(means)
      guard !heard.isEmpty else {
        findings.append(Finding(name: take.name, heard: heard, kept: kept))
        continue
      }
      believed.append((kept, ratios))
      // Where no beginning comes again, what seems to come again is chance.
      let again = PassageVotes(cepstra, like: take, spacing: 4 * takes.count)
      findings.append(
        Finding(name: take.name, heard: heard, kept: kept, passages: again.votes.count))
      tokens += again.tokens(rate: rate)
    }
    self.findings = findings
    isAble = OpeningSearch.isAble(cepstra)
    evidence = AlignmentEvidence(
      beginnings: Self.beginnings(believed, cepstra, rate: rate), tokens: tokens)
  }

  /// What reports say of them, as sentences.
  ///
  /// - Parameter count: how many phases the agenda has.
  public func remarks(phases count: Int) -> [String] {
    findings.map { finding in
      if !isAble {
        return
          "\(finding.name) was left aside: there are too few pauses in this recording to compare"
      }
      if finding.isLeftAside {
        return
          "\(finding.name) was left aside: nothing that its phases begin with was heard again; it may be another "
          + "voice, or other words"
      }
      let heard = finding.heard.count
      let others = finding.passages >= Self.fewest ? ", and other passages" : ""
      return
        "what \(heard) of \(count) phases begin with in \(finding.name) was heard again\(others)"
    }
  }

  /// The share of beginnings that are said again, and the phases of which it was heard.
  ///
  /// - Parameter means: the mean ratio over all places, by phase; nil for phases that the earlier take does not have.
  private static func share(_ means: [Double?]) -> (share: Double, heard: [Int]) {
    var share = prior
    func probability(_ mean: Double) -> Double { share * mean / (share * mean + 1 - share) }
    let known = means.compactMap(\.self)
    for _ in 0..<rounds {
      share =
        (prior * weight + known.reduce(0) { $0 + probability($1) })
        / (weight + Double(known.count))
    }
    let heard = means.indices.filter { means[$0].map { probability($0) >= isHeard } ?? false }
    return (share, heard)
  }

  /// What several takes say together: any one of them may be the one whose words are said again.
  private static func beginnings(
    _ takes: [(share: Double, ratios: [[Double]])], _ cepstra: Cepstra, rate: Int
  ) -> [AlignmentEvidence.Beginning] {
    guard let phases = takes.first?.ratios.indices else { return [] }
    var beginnings: [AlignmentEvidence.Beginning] = []
    for phase in phases {
      let able = takes.filter { !$0.ratios[phase].isEmpty }
      guard !able.isEmpty else { continue }
      let total = able.reduce(0) { $0 + $1.share }
      let share = able.reduce(0) { $0 + $1.share * $1.share } / total
      for (place, run) in cepstra.runs.enumerated() {
        let ratio = able.reduce(0) { $0 + $1.share / total * $1.share * $1.ratios[phase][place] }
        beginnings.append(
          AlignmentEvidence.Beginning(
            phase: phase, frame: run.lowerBound * rate / SpectraMeter.stepsPerSecond,
            logOdds: log(1 - share + ratio), source: .earlierTake))
      }
    }
    return beginnings
  }
}
