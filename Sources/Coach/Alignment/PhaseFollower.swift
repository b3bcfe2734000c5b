public import AudioCore
internal import Glibc

/// Follows a speaker through the phases of a plan by what these began with in earlier takes.
///
/// Wherever speech resumes, what is said is compared with the openings of all phases while it is said. It hears
/// neither words nor who speaks: openings that are said otherwise, or by another voice, are like any other speech
/// to it, and then nothing turns.
public struct PhaseFollower: Sendable {
  /// Where a phase seems to begin.
  public struct Opening: Sendable, Equatable {
    /// The phase, by its position in the agenda.
    public let phase: Int
    /// The frame of its first word.
    public let frame: Int
    /// How sure that is, from 0 to 1.
    public let probability: Double

    /// Whether the phase is to be turned to; below that it is only suggested.
    public internal(set) var isSure = false
  }

  /// What is known of the speech at a moment.
  public struct Moment {
    /// The spectra so far.
    public let meter: SpectraMeter
    /// The speech so far in frames, ascending and apart; up to 0.2 s behind.
    public let speech: [Range<Int>]
    /// Whether someone speaks now.
    public let isSpeaking: Bool
    /// Frames per second.
    public let rate: Int
    /// The phase that is spoken.
    public let phase: Int
    /// The phases that were begun.
    public let covered: Set<Int>
    /// The frame at which it began.
    public let began: Int

    /// A moment.
    public init(
      meter: SpectraMeter, speech: [Range<Int>], isSpeaking: Bool, rate: Int, phase: Int,
      covered: Set<Int>, began: Int
    ) {
      self.meter = meter
      self.speech = speech
      self.isSpeaking = isSpeaking
      self.rate = rate
      self.phase = phase
      self.covered = covered
      self.began = began
    }
  }

  /// A place where speech resumed.
  private struct Place {
    /// Its first step, and the first step of the word of its own that may lie before it.
    let onset: Int
    let first: Int
    /// The silence before that, in seconds.
    let pause: Double
    /// The next stage at which it is compared.
    var stage = 0
    /// What each opening is worth there, the last that is known.
    var ratios: [Double] = []
  }

  /// From which probability on a phase is turned to, and from which on it is suggested.
  ///
  /// The former by how much of its opening is known: what is compared early is compared again and again, and has more
  /// than one chance to be wrong.
  private static let (sure, suggested) = ([0.98, 0.96, 0.92, 0.92, 0.92], 0.5)
  /// How much speech has to be known of a take before anything is compared, in steps, and by which part it grows
  /// before it is learnt anew what is usual of it.
  private static let (fewestSteps, growth) = (250, 8)
  /// Steps from one onset to the next, within which it is the same that moved; and how long places are kept.
  private static let (apart, patience) = (15, 400)
  /// For how many steps a place may still be turned to.
  private static let late = 250

  private let prior: TurnPrior
  private var openings: [FollowedOpening] = []
  private var trust: TakeTrust
  private var places: [Place] = []
  private var lastOnset = -1000
  private var scale: CepstralScale?
  private var scaledSteps = 0
  /// How often the speaker took back that a phase was turned to.
  private var refusals: [Int: Int] = [:]
  /// The phases that began lately, of which it is still to be learnt whether their openings were heard.
  private var due: [(phase: Int, step: Int)] = []
  /// The last step up to which what is said may be turned to: the places before are settled.
  private var settled = 0

  /// A follower before the first word.
  ///
  /// - Parameters:
  ///   - takes: earlier takes with marks, the latest first.
  ///   - planned: the middle of each budget in seconds; nil where a phase may take any time.
  public init(_ takes: [MarkedTake], planned: [Double?]) {
    prior = TurnPrior(planned)
    trust = TakeTrust(count: takes.count)
    for (number, take) in takes.enumerated() {
      for phase in planned.indices where take.starts.indices.contains(phase) {
        if let opening = FollowedOpening(take, take: number, phase: phase) {
          openings.append(opening)
        }
      }
    }
  }

  /// Hears what has come since the last time; some ten times a second.
  ///
  /// - Returns: where a phase seems to begin, the most probable one.
  public mutating func hear(_ moment: Moment) -> Opening? {
    find(moment)
    learnScale(moment)
    guard let scale else { return nil }
    var best: Opening?
    for place in places.indices {
      guard let found = compare(place, moment, scale) else { continue }
      if found.probability > best?.probability ?? 0 { best = found }
    }
    let now = moment.meter.steps
    learnTrust(now)
    places.removeAll { now - $0.onset > Self.patience }
    guard let best, best.probability >= Self.suggested else { return nil }
    return best
  }

  /// The speaker is in a phase from a frame on, whoever turned to it; what lies before is settled.
  public mutating func turned(to phase: Int, at frame: Int, rate: Int) {
    let step = Self.step(frame, rate)
    settled = max(settled, step + 1)
    due.append((phase, step))
  }

  /// The speaker took back that a phase was turned to: what is said there is not its opening.
  public mutating func refused(_ phase: Int, at frame: Int, rate: Int) {
    let step = Self.step(frame, rate)
    refusals[phase, default: 0] += 1
    settled = max(settled, step + 1)
    due.removeAll { $0.phase == phase && $0.step == step }
  }

  /// Whether no earlier take tells what any phase begins with.
  public var knowsNothing: Bool { openings.isEmpty }

  /// Whether nothing is expected of any earlier take: another voice, or other words.
  public var hasGivenUp: Bool { trust.isLost }

  private static func step(_ frame: Int, _ rate: Int) -> Int {
    (frame * SpectraMeter.stepsPerSecond + rate / 2) / rate
  }

  /// Finds places where speech has resumed since the last time.
  private mutating func find(_ moment: Moment) {
    let runs = moment.speech.suffix(8).map {
      Self.step($0.lowerBound, moment.rate)..<Self.step($0.upperBound, moment.rate)
    }
    for (index, run) in runs.enumerated() where run.lowerBound > lastOnset + Self.apart {
      lastOnset = run.lowerBound
      // A word of its own before it belongs to it.
      let own = OpeningSearch.isWord(index - 1, in: runs) ? index - 1 : index
      let silence = own > 0 ? runs[own].lowerBound - runs[own - 1].upperBound : Self.patience
      places.append(
        Place(
          onset: run.lowerBound, first: runs[own].lowerBound,
          pause: Double(silence) / Double(SpectraMeter.stepsPerSecond)))
    }
  }

  /// Learns what is usual of the voice and the room, from time to time.
  private mutating func learnScale(_ moment: Moment) {
    let frames = moment.speech.reduce(0) { $0 + $1.count }
    let steps = frames * SpectraMeter.stepsPerSecond / moment.rate
    guard steps >= Self.fewestSteps,
      scale == nil || steps - scaledSteps >= max(Self.fewestSteps, scaledSteps / Self.growth)
    else { return }
    scaledSteps = steps
    let speech = Cepstra(
      SpeechSpectra(moment.meter, speech: moment.speech, rate: moment.rate))
    scale = speech.scale
    for index in openings.indices { openings[index].learn(speech) }
  }

  /// Learns whether the openings of phases were heard that began a while ago: keys are pressed before the first word.
  private mutating func learnTrust(_ now: Int) {
    while let first = due.first, now - first.step > Self.late {
      due.removeFirst()
      let near = places.filter {
        !$0.ratios.isEmpty && abs($0.first - first.step) <= Self.late / 2
      }
      trust.learn(
        openings.indices.filter { openings[$0].phase == first.phase }.map { index in
          (openings[index].take, near.map { $0.ratios[index] })
        })
    }
  }

  /// Compares a place once there is more of it; nil where nothing new is known.
  private mutating func compare(
    _ place: Int, _ moment: Moment, _ scale: CepstralScale
  ) -> Opening? {
    let stages = FollowedOpening.stages
    guard places[place].stage < stages.count else { return nil }
    let spectra = spoken(from: places[place].onset, moment)
    guard spectra.steps >= stages[places[place].stage].window else { return nil }
    guard !OpeningSearch.standsAlone(spectra.runs) else {
      places[place].stage = stages.count
      return nil
    }
    let speech = Cepstra(spectra, scale: scale)
    while places[place].stage < stages.count,
      spectra.steps >= stages[places[place].stage].window
    {
      let stage = places[place].stage
      places[place].ratios = openings.indices.map { openings[$0].ratio(of: speech, at: stage) }
      places[place].stage += 1
    }
    guard places[place].first >= settled,
      moment.meter.steps - places[place].onset <= Self.late
    else { return nil }
    return judged(places[place], moment)
  }

  /// What is said from a step on, with what is being said.
  private func spoken(from onset: Int, _ moment: Moment) -> SpeechSpectra {
    let rate = moment.rate
    let start = onset * rate / SpectraMeter.stepsPerSecond
    var runs = moment.speech.suffix(8).filter { $0.upperBound > start }.map {
      max(start, $0.lowerBound)..<$0.upperBound
    }
    let now = moment.meter.steps * rate / SpectraMeter.stepsPerSecond
    if moment.isSpeaking, let last = runs.last, last.upperBound < now,
      now - last.upperBound < rate * 3 / 10
    {
      runs[runs.count - 1] = last.lowerBound..<now
    }
    return SpeechSpectra(moment.meter, speech: runs, rate: rate)
  }

  /// The most probable phase of a place.
  private func judged(_ place: Place, _ moment: Moment) -> Opening? {
    let elapsed =
      Double(place.first) / Double(SpectraMeter.stepsPerSecond) - Double(moment.began)
      / Double(moment.rate)
    let missed = prior.unnoticed(in: moment.phase, after: elapsed, covered: moment.covered)
    var odds = prior.odds(
      in: moment.phase, after: elapsed, pause: place.pause,
      covered: moment.covered)
    for phase in odds.indices {
      let ratios = openings.indices.filter { openings[$0].phase == phase }.map {
        (openings[$0].take, place.ratios[$0])
      }
      odds[phase] *=
        trust.ratio(ratios, missed: missed) * pow(Self.refusal, Double(refusals[phase] ?? 0))
    }
    guard let best = odds.indices.max(by: { odds[$0] < odds[$1] }) else { return nil }
    let frame = place.first * moment.rate / SpectraMeter.stepsPerSecond
    let probability = odds[best] / (1 + odds.reduce(0, +))
    return Opening(
      phase: best, frame: frame, probability: probability,
      isSure: probability >= Self.sure[place.stage - 1])
  }

  /// How much less probable a phase is that was taken back.
  private static let refusal = 0.02
}
