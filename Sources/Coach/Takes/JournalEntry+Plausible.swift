extension JournalEntry.Start {
  /// Whether a recording can have begun so.
  var isPlausible: Bool {
    schema == 1 && Plausible.rates.contains(sample_rate_hz) && (1...10_000).contains(channels)
      && slot_s.map(Plausible.isSlot) != false
      && ends_at_s.map { (-86_400...172_800).contains($0) } != false
      && only_phases.map { positions in
        Plausible.counts.contains(positions.count)
          && positions.allSatisfy(Plausible.counts.contains)
      } != false && understood?.isPlausible != false
  }
}
