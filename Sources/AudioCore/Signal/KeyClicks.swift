/// The key presses of the speaker, which the microphone hears.
///
/// What sounds around them is never taken for a voice by itself; a voice that sounds before and after goes
/// on through them.
struct KeyClicks {
  /// How far a click may sound before and after its frame, in hops: 0.1 s.
  private static let reach = 10
  /// Where keys were pressed, as hops.
  private let hops: [Int]

  init(frames: [Int], in contour: Contour) { hops = frames.map(contour.hop(of:)) }

  /// The features of a part of the contour that begins with hop `start`, without voices around the keys.
  func silenced(_ features: [HopFeatures], from start: Int = 0) -> [HopFeatures] {
    var silenced = features
    for hop in hops {
      let range = (hop - start - Self.reach..<hop - start + Self.reach + 1)
        .clamped(to: features.indices)
      for index in range { silenced[index] = features[index].withoutVoice }
    }
    return silenced
  }
}
