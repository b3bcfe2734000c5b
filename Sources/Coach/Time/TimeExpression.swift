/// A time in a line, as it is written there.
struct TimeExpression: Equatable {
  /// What it says.
  enum Value: Equatable {
    /// So long, in seconds: a band from `low`, or a single figure where that is nil.
    case duration(low: Double?, high: Double)
    /// At this time, or so long: `1:30`.
    case point(ClockTime)
    /// From one time to another, or a band: `0:30-6:00`.
    case span(ClockTime, ClockTime)
    /// A share of the whole.
    case percent(Double)
    /// Meant as a time, but none; why.
    case unreadable(String)
  }

  /// What it says.
  let value: Value
  /// Its tokens in the line.
  let tokens: Range<Int>
  /// Its scalars in the line.
  let scalars: Range<Int>
  /// The unit of its first figure, where that has one.
  var unit: Double? = nil
  /// Its unit where it may as well be something else: `80s`, `24h`, `100 m`.
  var weakUnit: Double? = nil
  /// Its unit where that is a bare letter.
  var letterUnit: Double? = nil
  /// Whether it is said to be a position: `Minute 0-5`.
  var isPosition = false
  /// Whether it is a position at which something ends: below "Until".
  var isEnd = false
  /// Whether it is an adjective: `5-minute`.
  var isAdjective = false

  /// The longest time that is planned; a talk of more than a day is a slip of the pen.
  static let longest = 24 * 3600.0
}
