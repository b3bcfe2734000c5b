/// Two or three figures with colons between them, as written: `0:45`, `9:30`, `1:02:30`.
///
/// Whether the first of two counts hours or minutes only its neighbours can tell.
struct ClockTime: Equatable {
  /// The first figure.
  let first: Int
  /// The second figure, below 60.
  let second: Int
  /// The third figure, below 60, where there are three.
  var third: Int? = nil
  /// Whether it is said to be a time of the day, or written in hours: `9 am`, `18:00 Uhr`, `9h30`.
  var isOfHours = false

  /// The seconds from zero, the first figure taken as hours or as minutes.
  func seconds(inHours: Bool) -> Double {
    if let third { return Double(first * 3600 + second * 60 + third) }
    return Double(first * 60 + second) * (inHours || isOfHours ? 60 : 1)
  }
}
