extension TakeTimes {
  /// Whether a take can have these times.
  var isPlausible: Bool {
    slot_s.map(Plausible.isTime) != false && Plausible.isTime(interruptions_s)
      && median_syllables_per_s.map(Plausible.isTime) != false
      && fluency?.isPlausible != false && voice?.isPlausible != false
      && phases.allSatisfy(\.isPlausible) && follow_up?.phase.isPlausible != false
  }
}

extension TakeTimes.PhaseRecord {
  fileprivate var isPlausible: Bool {
    let times = [
      elapsed_s, speaking_s, speech_s, pauses_s, gaps_s, syllables_per_s ?? 0, budget?.max_s ?? 0,
    ]
    return times.allSatisfy(Plausible.isTime)
      && budget.map { (0...$0.max_s).contains($0.min_s) } != false
      && number.map(Plausible.counts.contains) != false
      && stalls.allSatisfy { Plausible.isTime($0.into_phase_s) && Plausible.isTime($0.duration_s) }
  }
}

extension FluencyRecord {
  fileprivate var isPlausible: Bool {
    [syllables_per_run, silences_per_min, speech_share].allSatisfy {
      $0.map(Plausible.isTime) != false
    }
  }
}

extension VoiceFigures {
  fileprivate var isPlausible: Bool {
    [pitch_sd_st, error_pitch_sd_st, pitch_range_st, voiced_share, loudness_range_db].allSatisfy {
      $0.map(Plausible.isTime) != false
    }
  }
}
