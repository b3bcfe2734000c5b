internal import AudioCore

/// Seeks what two takes both say, wherever they say it.
///
/// Wherever speech begins in the earlier take, its next 1.5 s are compared with every place of the new one where
/// speech begins. What fits one place and no other was said again there; how much is said again at all, is learnt
/// from the two takes (Dempster, Laird & Rubin 1977).
struct PassageSearch {
  /// A run of speech of the new take that begins as one of the earlier take does.
  struct Match: Equatable {
    /// The run of the earlier take.
    let earlier: Int
    /// The run of the new take.
    let run: Int
    /// How probable it is that both say the same, above 0.5.
    let probability: Double
  }

  /// What was said again, by runs of the new take, ascending.
  let matches: [Match]

  /// A passage has so many coarse steps, and is looked at after so many of them: 1.5 s and 0.6 s.
  private static let (length, glance) = (25, 10)
  /// Within how many coarse steps of a place it begins.
  private static let lead = 5
  /// Places are compared to the end that lie so many deviations below the others at a glance.
  private static let worth = 1.2
  /// What is usual is learnt from every so manieth place at the most, and of so many where there are.
  private static let (every, enough) = (8, 24)
  /// How much is believed to be said again before: so much of so many passages.
  private static let (share, weight) = (0.2, 10.0)
  private static let rounds = 8

  /// A passage of the earlier take and a place of the new one that may say the same.
  private struct Candidate {
    let earlier: Int
    let run: Int
    let ratio: Double
  }

  /// - Parameters:
  ///   - cepstra: the new take's speech.
  ///   - spacing: of the passages of the earlier take, every so manieth is sought.
  init(_ cepstra: Cepstra, like earlier: Cepstra, spacing: Int = 1) {
    let (new, old) = (cepstra.coarse, earlier.coarse)
    var candidates: [Candidate] = []
    var passages = 0
    for run in stride(from: 0, to: old.starts.count, by: spacing)
    where old.steps - old.starts[run] >= Self.length {
      passages += 1
      candidates += Self.candidates(for: run, of: old, in: new)
    }
    matches = Self.matches(candidates, passages: passages, places: new.starts.count)
  }

  /// The places of the new take that may say what a run of the earlier one begins with.
  private static func candidates(
    for run: Int, of earlier: Cepstra, in cepstra: Cepstra
  ) -> [Candidate] {
    let passage = SpeechComparison(earlier, from: earlier.starts[run], steps: length)
    func cost(_ place: Int, _ steps: Int) -> Float {
      passage.costs(
        at: cepstra.starts[place], in: cepstra,
        parts: [SpeechComparison.Part(steps, in: .max)], lead: lead)[0]
    }
    let places = cepstra.starts.indices
    let glances = places.map { cost($0, glance) }
    let first = PhraseOdds(glances)
    let every = max(1, min(every, places.count / enough))
    let sampled = places.filter { ($0 + run) % every == 0 }
    let known = PhraseOdds(sampled.map { cost($0, length) })
    return places.compactMap { place in
      guard first.distance(glances[place]) >= worth else { return nil }
      let ratio = known.ratio(cost(place, length))
      return ratio > 1 ? Candidate(earlier: run, run: place, ratio: ratio) : nil
    }
  }

  /// The pairs that are likelier than all others of either of the two.
  private static func matches(
    _ candidates: [Candidate], passages: Int, places: Int
  ) -> [Match] {
    guard passages > 0 else { return [] }
    var share = share
    var probabilities: [Double] = []
    for _ in 0..<rounds {
      let odds = candidates.map { share * $0.ratio / Double(places) }
      var (ofPassage, ofPlace): ([Int: Double], [Int: Double]) = ([:], [:])
      for (candidate, odds) in zip(candidates, odds) {
        ofPassage[candidate.earlier, default: 0] += odds
        ofPlace[candidate.run, default: 0] += odds
      }
      probabilities = zip(candidates, odds).map { candidate, odds in
        let rivals = (ofPassage[candidate.earlier] ?? 0) + (ofPlace[candidate.run] ?? 0) - odds
        return odds / (1 - share + rivals)
      }
      share = (Self.share * weight + probabilities.reduce(0, +)) / (weight + Double(passages))
    }
    return zip(candidates, probabilities)
      .compactMap { candidate, probability in
        probability > 0.5
          ? Match(earlier: candidate.earlier, run: candidate.run, probability: probability) : nil
      }
      .sorted { $0.run < $1.run }
  }
}
