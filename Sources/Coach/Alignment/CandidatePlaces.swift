/// Where phases may begin: at the first speech, behind every pause and where a hint says so; the last
/// place is the end of the last speech.
struct CandidatePlaces {
  /// The frames of the places, ascending.
  private(set) var frames: [Int] = []
  /// The same in seconds.
  let seconds: [Double]
  /// The length of the pause in front of a place, in seconds; nil where there is none or it is not
  /// known.
  private(set) var pauses: [Double?] = []
  /// The stretch that begins at a place, behind a pause.
  private(set) var stretches: [Int?] = []
  /// The places of the hints, by phase.
  private(set) var pins: [Int: Int] = [:]
  /// The places among which the hints leave a phase, by phase.
  private(set) var windows: [Int: Range<Int>] = [:]
  /// How many pauses there are in a second.
  private let density: Double

  /// Places that are kept for the hints have no pause.
  private struct Place {
    let frame: Int
    var pause: Double?
    var stretch: Int?
    var phase: Int?
  }

  /// The places of a recording; nil when nobody speaks.
  ///
  /// - Parameter most: how many pauses there may be, so that long recordings cost no more.
  init?(
    _ stretches: [SpokenStretch], rate: Int, gaps: [Range<Int>], hints: AlignmentHints,
    phaseCount: Int, most: Int
  ) {
    guard let first = stretches.first?.frames.lowerBound,
      let last = stretches.last?.frames.upperBound
    else { return nil }
    var places = stretches.indices.dropFirst().map { index in
      let begin = stretches[index].frames.lowerBound
      let silence = stretches[index - 1].frames.upperBound..<begin
      return Place(frame: begin, pause: Self.pause(silence, rate, gaps), stretch: index)
    }
    density = max(1, Double(places.count)) / max(1, Double(last - first) / Double(rate))
    if places.count > most { places = Self.longest(places, slot: max(1, (last - first) / most)) }
    let pinned = hints.pins.sorted { $0.key < $1.key }
    // What is pinned as the first told phase is the beginning itself.
    let told = (0..<phaseCount).first { !hints.skipped.contains($0) }
    var begin = Place(frame: min(first, pinned.first?.value ?? first))
    var others = pinned[...]
    if let pin = pinned.first, pin.key == told {
      begin = Place(frame: pin.value, phase: pin.key)
      others = others.dropFirst()
    }
    places = places.filter { $0.frame > begin.frame }
    places += others.map { Place(frame: $0.value, phase: $0.key) }
    places.sort { ($0.frame, $0.phase ?? -1) < ($1.frame, $1.phase ?? -1) }
    let end = Place(frame: max(last, places.last?.frame ?? last, begin.frame))
    places = [begin] + places + [end]
    frames = places.map(\.frame)
    pauses = places.map(\.pause)
    self.stretches = places.map(\.stretch)
    seconds = frames.map { Double($0) / Double(rate) }
    for (index, place) in places.enumerated() {
      if let phase = place.phase { pins[phase] = index }
    }
    windows = hints.windows.mapValues { window in
      let first = frames.partitioningIndex { $0 >= window.lowerBound }
      return first..<max(first, frames.partitioningIndex { $0 >= window.upperBound })
    }
  }

  /// The odds of all places, from those of the pauses whose length is known and those of the changes.
  ///
  /// Each boundary explains a pause that would otherwise be one of the many inside of phases: odds are
  /// per pause and second.
  func odds(_ ofPauses: [Double], changes: [ChangeOdds]) -> [Double] {
    var next = ofPauses.makeIterator()
    return pauses.indices.map { place in
      let odds = (pauses[place] == nil ? 1 : next.next() ?? 1) / density
      guard let stretch = stretches[place] else { return odds }
      return changes.reduce(odds) { $0 * $1.odds(leadingTo: stretch) }
    }
  }

  /// The values of those places that have a pause.
  func ofPauses(_ values: [Double]) -> [Double] {
    zip(pauses, values).compactMap { pause, value in pause == nil ? nil : value }
  }

  /// The length of a pause in seconds; nil when the device lost a part of it.
  private static func pause(_ silence: Range<Int>, _ rate: Int, _ gaps: [Range<Int>]) -> Double? {
    gaps.contains { $0.overlaps(silence) } ? nil : Double(silence.count) / Double(rate)
  }

  /// The longest pause of each slot of so many frames.
  private static func longest(_ places: [Place], slot: Int) -> [Place] {
    var kept: [Place] = []
    for place in places {
      if let last = kept.last, last.frame / slot == place.frame / slot {
        if (place.pause ?? 0) > (last.pause ?? 0) { kept[kept.count - 1] = place }
      } else {
        kept.append(place)
      }
    }
    return kept
  }

  /// The values of those places that lie behind a pause, with the stretch that begins there.
  func byStretch(_ values: [Double]) -> [(stretch: Int, value: Double)] {
    zip(stretches, values).compactMap { stretch, value in stretch.map { ($0, value) } }
  }
}
