public import AudioCore
internal import Glibc

/// Finds where the phases of a plan begin in a recording without marks.
///
/// Candidates are the pauses. A hidden semi-Markov model weighs how long each pause is, how level
/// changes from phase to phase, and the budgets, which the speaker may break. The method, what was
/// tried and what it reaches are in docs/alignment.md.
public struct Aligner {
  private let agenda: Agenda
  private let hints: AlignmentHints

  /// The probability that a phase is left out, where no hint says so.
  private static let skip = 0.02
  /// The spread of a speaker's tempo against the plan, as a logarithm.
  private static let tempoSpread = 0.25
  /// Candidates at the most: of those that lie closer than this share of the recording, the longest.
  private static let mostPauses = 600
  /// Other places of a phase that are worth hearing, at the most.
  private static let mostOthers = 8
  /// How often the laws of the pauses are learnt anew; more rounds change nothing.
  private static let rounds = 1

  /// An aligner; phases without a budget are taken to be equally long.
  public init(agenda: Agenda, hints: AlignmentHints = AlignmentHints()) {
    self.agenda = agenda
    self.hints = hints
  }

  /// The phases' places in a recording; nil when nobody speaks, or the hints leave no place.
  ///
  /// - Parameters:
  ///   - gaps: the stretches that the device lost; how long a pause was there is not known.
  ///   - evidence: what was heard besides pauses; without any, pauses and budgets decide alone.
  public func align(
    _ contour: Contour, gaps: [Range<Int>] = [],
    evidence: AlignmentEvidence = AlignmentEvidence()
  ) -> Alignment? {
    let speech = SpeechDetector().track(contour).segments
    return align(
      SpokenStretch.all(in: contour, speech: speech), rate: contour.rate, gaps: gaps,
      evidence: evidence)
  }

  func align(
    _ stretches: [SpokenStretch], rate: Int, gaps: [Range<Int>] = [],
    evidence: AlignmentEvidence = AlignmentEvidence()
  ) -> Alignment? {
    guard
      let places = CandidatePlaces(
        stretches, rate: rate, gaps: gaps, hints: hints, phaseCount: agenda.parts.count,
        most: Self.mostPauses)
    else { return nil }
    let heard = PlacedEvidence(
      evidence, frames: places.frames, phaseCount: agenda.parts.count, rate: rate)
    let chain = chain(places, heard)
    var pauses = PauseOdds(seconds: places.pauses.compactMap { $0 })
    var changes = [
      ChangeOdds.ofLevel(stretches, rate: rate), ChangeOdds.ofPace(stretches, rate: rate),
    ]
    var odds = places.odds(
      pauses.first(boundaries: Double(agenda.parts.count - 1)), changes: changes)
    var result = chain.run(odds: odds)
    for _ in 0..<Self.rounds {
      let shares = places.pauses.indices.map { place in
        min(0.999, result.begins.reduce(0) { $0 + $1[place] })
      }
      for index in changes.indices {
        changes[index].learn(boundaryShares: places.byStretch(shares))
      }
      odds = places.odds(
        pauses.refined(boundaryShares: places.ofPauses(shares)), changes: changes)
      result = chain.run(odds: odds)
    }
    guard result.logLikelihood.isFinite else { return nil }
    let choice = PlaceChoice(result.begins, seconds: places.seconds)
    return alignment(choice, places, grounds: grounds(of: choice, evidence, places, rate: rate))
  }

  /// What each phase's beginning rests on.
  private func grounds(
    of choice: PlaceChoice, _ evidence: AlignmentEvidence, _ places: CandidatePlaces, rate: Int
  ) -> [[AlignmentEvidence.Source]] {
    var grounds = agenda.parts.map { _ in [AlignmentEvidence.Source]() }
    for source in AlignmentEvidence.Source.allCases where source != .pauses {
      let heard = PlacedEvidence(
        evidence.only(source), frames: places.frames, phaseCount: agenda.parts.count, rate: rate)
      let supports = heard.supports(choice.places, end: places.frames.count - 1)
      for phase in grounds.indices where supports[phase] { grounds[phase].append(source) }
    }
    return grounds.map { $0.isEmpty ? [.pauses] : $0 }
  }

  private func chain(_ places: CandidatePlaces, _ heard: PlacedEvidence) -> PhaseChain {
    let budgets = agenda.parts.map { $0.budget ?? Budget(single: .seconds(150)) }
    let told = budgets.indices.filter { !hints.skipped.contains($0) }
    let planned = told.reduce(0) { $0 + budgets[$1].middle.seconds }
    let length = (places.seconds.last ?? 0) - (places.seconds.first ?? 0)
    let tempos = Self.tempos(around: log(max(1, length) / max(1, planned)))
    var tables: [Budget: PhaseLengths] = [:]
    let phases = budgets.enumerated().map { index, budget in
      let lengths = tables[budget] ?? PhaseLengths(budget, tempos: tempos)
      tables[budget] = lengths
      let skip = hints.skipped.contains(index) ? 1 : hints.pins[index] == nil ? Self.skip : 0
      return PhaseChain.Phase(
        lengths: lengths, skip: skip, pin: places.pins[index], window: places.windows[index],
        beginnings: heard.beginnings.isEmpty ? [] : heard.beginnings[index],
        sums: heard.sums.isEmpty ? [] : heard.sums[index])
    }
    var priors = tempos
    for lane in tempos.indices {
      priors[lane] = exp(-0.5 * tempos[lane] * tempos[lane] / (Self.tempoSpread * Self.tempoSpread))
    }
    return PhaseChain(seconds: places.seconds, phases: phases, priors: priors / priors.sum())
  }

  /// Four tempos, 0.3 apart on the logarithm, that reach from as planned to what fills the recording.
  private static func tempos(around whole: Double) -> PhaseChain.Tempos {
    let centre = max(-0.6, min(0.6, whole / 2))
    return (PhaseChain.Tempos(0, 1, 2, 3) - 1.5) * 0.3 + centre
  }

  private func alignment(
    _ choice: PlaceChoice, _ places: CandidatePlaces, grounds: [[AlignmentEvidence.Source]]
  ) -> Alignment {
    let confidences = Calibration.amongOthers(
      agenda.parts.indices.map { phase in
        choice.places[phase].map {
          hints.pins[phase] != nil
            ? 1 : Calibration.confidence(choice.confidence(phase, at: $0))
        }
      },
      isHeard: agenda.parts.indices.map { phase in
        hints.pins[phase] != nil || grounds[phase].contains { $0 != .pauses }
      })
    return Alignment(
      starts: agenda.parts.indices.map { phase in
        let isGiven = hints.pins[phase] != nil || hints.skipped.contains(phase)
        let others = isGiven ? [] : choice.others(phase, most: Self.mostOthers)
        return Alignment.Start(
          place: choice.places[phase].map {
            Alignment.Place(
              frame: places.frames[$0],
              confidence: isGiven ? 1 : confidences[phase] ?? 0)
          },
          others: others.map {
            Alignment.Place(
              frame: places.frames[$0.place],
              confidence: Calibration.confidence($0.confidence))
          }, skipConfidence: choice.skipConfidence(phase), isGiven: isGiven,
          restsOn: choice.places[phase] == nil || isGiven ? [] : grounds[phase])
      })
  }
}
