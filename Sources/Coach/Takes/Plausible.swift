/// What a number in a take's files can be at all.
///
/// Files are spoilt by disks, editors and other programs; a number outside of these would end the program
/// where a time is made of it.
enum Plausible {
  /// A slot in seconds: up to a day.
  static func isSlot(_ seconds: Double) -> Bool { seconds > 0 && seconds <= 86_400 }

  /// A time of a recording in seconds: what the largest WAV file holds at 8 kHz takes 75 hours.
  static func isTime(_ seconds: Double) -> Bool { (0...360_000).contains(seconds) }

  /// A frame of a recording, or how many there are.
  static func isFrame(_ frame: Int) -> Bool { (0...1 << 40).contains(frame) }

  /// The rates that a recording can have, in frames per second.
  static let rates = 8000...192_000

  /// How many phases, stalls or other things one take can have of a kind.
  static let counts = 0...1_000_000
}

extension JournalEntry.Start {
  /// Whether a recording can have begun so.
  var isPlausible: Bool {
    schema == 1 && Plausible.rates.contains(sample_rate_hz) && (1...10_000).contains(channels)
      && slot_s.map(Plausible.isSlot) != false
      && ends_at_s.map { (-86_400...172_800).contains($0) } != false
      && only_phases.map { positions in
        Plausible.counts.contains(positions.count)
          && positions.allSatisfy(Plausible.counts.contains)
      } != false
  }
}

extension TakeTimes {
  /// Whether a take can have these times.
  var isPlausible: Bool {
    slot_s.map(Plausible.isSlot) != false && Plausible.isTime(interruptions_s)
      && median_syllables_per_s.map(Plausible.isTime) != false
      && phases.allSatisfy(\.isPlausible) && follow_up?.phase.isPlausible != false
  }
}

extension TakeTimes.PhaseRecord {
  fileprivate var isPlausible: Bool {
    let times = [
      elapsed_s, speaking_s, speech_s, pauses_s, gaps_s, syllables_per_s ?? 0, budget.max_s,
    ]
    return times.allSatisfy(Plausible.isTime) && (0...budget.max_s).contains(budget.min_s)
      && number.map(Plausible.counts.contains) != false
      && stalls.allSatisfy { Plausible.isTime($0.into_phase_s) && Plausible.isTime($0.duration_s) }
  }
}
