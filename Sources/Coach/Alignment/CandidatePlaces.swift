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
  /// The places of the hints, by phase.
  private(set) var pins: [Int: Int] = [:]
  /// How many pauses there are in a second.
  private let density: Double

  /// Places that are kept for the hints have no pause.
  private struct Place {
    let frame: Int
    let pause: Double?
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
    var places = zip(stretches, stretches.dropFirst()).map { before, after in
      Place(
        frame: after.frames.lowerBound,
        pause: Self.pause(before.frames.upperBound..<after.frames.lowerBound, rate, gaps))
    }
    density = max(1, Double(places.count)) / max(1, Double(last - first) / Double(rate))
    if places.count > most { places = Self.longest(places, slot: max(1, (last - first) / most)) }
    let pinned = hints.pins.sorted { $0.key < $1.key }
    // What is pinned as the first told phase is the beginning itself.
    let told = (0..<phaseCount).first { !hints.skipped.contains($0) }
    var begin = Place(frame: min(first, pinned.first?.value ?? first), pause: nil)
    var others = pinned[...]
    if let pin = pinned.first, pin.key == told {
      begin = Place(frame: pin.value, pause: nil, phase: pin.key)
      others = others.dropFirst()
    }
    places = places.filter { $0.frame > begin.frame }
    places += others.map { Place(frame: $0.value, pause: nil, phase: $0.key) }
    places.sort { ($0.frame, $0.phase ?? -1) < ($1.frame, $1.phase ?? -1) }
    let end = Place(frame: max(last, places.last?.frame ?? last, begin.frame), pause: nil)
    places = [begin] + places + [end]
    frames = places.map(\.frame)
    pauses = places.map(\.pause)
    seconds = frames.map { Double($0) / Double(rate) }
    for (index, place) in places.enumerated() {
      if let phase = place.phase { pins[phase] = index }
    }
  }

  /// The odds of all places from those of the pauses that are known.
  ///
  /// Each boundary explains a pause that would otherwise be one of the many inside of phases: odds are
  /// per pause and second.
  func odds(_ ofPauses: [Double]) -> [Double] {
    var next = ofPauses.makeIterator()
    return pauses.map { pause in (pause == nil ? 1 : next.next() ?? 1) / density }
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
}
