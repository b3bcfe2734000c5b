/// Counts the words that a recogniser heard, and finds the triggers among them.
struct WordMeter {
  /// Below so much talk time nothing is said per minute, in seconds.
  private static let shortest = 5.0

  private let heard: HeardWords
  private let fillers: FillerWords
  private let triggers: TriggerSearch
  /// The fillers and where they begin, in seconds.
  private let places: [(filler: Int, time: Double)]

  /// - Parameter fillers: what counts as one; nil for the usual ones of the words' language.
  init(_ heard: HeardWords, fillers: FillerWords?) {
    let fillers = fillers ?? FillerWords(language: heard.language)
    self.heard = heard
    self.fillers = fillers
    triggers = TriggerSearch(heard.words)
    places = fillers.places(in: heard.words.map(\.text)).map {
      ($0.filler, Self.middle(heard.words[$0.position]))
    }
  }

  /// What there is to say of the whole.
  ///
  /// - Parameter stretches: of all phases, in seconds.
  func record(in stretches: [ClosedRange<Double>]) -> WordsRecord {
    var counts: [Int: Int] = [:]
    for place in places where Self.contains(stretches, place.time) {
      counts[place.filler, default: 0] += 1
    }
    let found = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    return WordsRecord(
      source: heard.source, format: heard.format, timing: heard.isSpread ? .phrases : .words,
      left_out: heard.leftOut,
      fillers: found.map { WordsRecord.Filler(text: fillers.list[$0.key], count: $0.value) },
      filler_list: fillers.list)
  }

  /// What there is to say of a phase, or of all.
  ///
  /// - Parameters:
  ///   - stretches: in seconds, ascending.
  ///   - talk: its talk time, in seconds.
  ///   - cues: its triggers.
  func record(
    in stretches: [ClosedRange<Double>], talk: Double, cues: [String]
  ) -> PhaseWordsRecord {
    let count = heard.words.count { Self.contains(stretches, Self.middle($0)) }
    return PhaseWordsRecord(
      count: count,
      words_per_min: talk >= Self.shortest ? Rounded.hundredths(60 * Double(count) / talk) : nil,
      fillers: places.count { Self.contains(stretches, $0.time) },
      triggers: cues.map { cue in
        let found = triggers.find(cue, in: stretches)
        return PhaseWordsRecord.Trigger(
          text: cue, at_s: found.inside.map(Rounded.seconds),
          elsewhere_s: found.outside.map(Rounded.seconds))
      })
  }

  private static func middle(_ word: HeardWords.Word) -> Double { (word.start + word.end) / 2 }

  private static func contains(_ stretches: [ClosedRange<Double>], _ time: Double) -> Bool {
    let next = stretches.partitioningIndex { $0.upperBound > time }
    return next < stretches.count && stretches[next].lowerBound <= time
  }
}
