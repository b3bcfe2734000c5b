/// Decides hop by hop, without looking ahead, whether someone speaks: for the screen.
///
/// The floor falls at once to what is heard and rises slowly, so that speech does not lift it.
public struct LiveDetector: Sendable {
  /// Whether someone speaks now.
  public private(set) var isSpeaking = false
  /// The hops of silence since speech was last heard.
  public private(set) var silentHops = 0
  /// The first hop of the first speech; nil before it.
  public private(set) var firstSpeech: Int?
  private var floor: Double?
  private var loudHops = 0
  private var count = 0

  /// dB above the floor at which speech begins.
  private static let onsetMargin = 10.0
  /// dB above the floor below which it ends.
  private static let offsetMargin = 7.0
  /// Hops above the threshold that make an onset: a shorter burst is a click.
  private static let onsetHops = 6
  /// Hops below it that make an offset: consonants and plosives are silent for as long.
  private static let hangoverHops = 20
  /// dB per hop by which the floor rises: 2 dB a second.
  private static let rise = 0.02

  /// A detector at the start of a recording.
  public init() {}

  /// Takes the next hop.
  public mutating func process(_ hop: LiveHop) {
    let level = max(hop.level, -90)
    let floor = min(level, (self.floor ?? level) + Self.rise)
    self.floor = floor
    let margin = isSpeaking ? Self.offsetMargin : Self.onsetMargin
    if level > floor + margin {
      loudHops += 1
      silentHops = 0
    } else {
      loudHops = 0
      silentHops += 1
    }
    if loudHops >= Self.onsetHops {
      isSpeaking = true
      if firstSpeech == nil { firstSpeech = count - loudHops + 1 }
    }
    if silentHops > Self.hangoverHops { isSpeaking = false }
    count += 1
  }
}
