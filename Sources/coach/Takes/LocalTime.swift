import Glibc

/// A moment on the user's wall clock.
struct LocalTime {
  private let time: tm

  /// Now.
  ///
  /// The only place where the program looks at the wall clock.
  ///
  /// The corresponding C functions are `time` and `localtime_r`.
  static var now: LocalTime {
    var seconds = Glibc.time(nil)
    var broken = tm()
    localtime_r(&seconds, &broken)
    return LocalTime(time: broken)
  }

  /// `2026-11-21T14-05-00`: sorts by time and is a file name everywhere.
  var fileName: String { "\(date)T\(clock(separator: "-"))" }

  /// `2026-11-21T14:05:00+01:00`, as in ISO 8601.
  var iso8601: String {
    let minutes = time.tm_gmtoff / 60
    let sign = minutes < 0 ? "-" : "+"
    let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
    return "\(date)T\(clock(separator: ":"))\(sign)\(two(Int32(hours))):\(two(Int32(rest)))"
  }

  /// Seconds since midnight.
  var secondsOfDay: Double {
    Double(time.tm_hour) * 3600 + Double(time.tm_min) * 60 + Double(time.tm_sec)
  }

  /// Seconds since midnight of a time of day such as `14:30` or `14:30:15`; nil for anything else.
  static func secondsOfDay(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let hours = parts[0], let minutes = parts[1],
      let seconds = parts.count == 3 ? parts[2] : 0,
      (0..<24).contains(hours), (0..<60).contains(minutes), (0..<60).contains(seconds)
    else { return nil }
    return Double(hours * 3600 + minutes * 60 + seconds)
  }

  /// `14:30` for seconds since midnight, of this day or the next.
  static func clock(ofDay seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded(.down)) % (24 * 60)
    let (hour, minute) = (minutes / 60, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  private var date: String { "\(time.tm_year + 1900)-\(two(time.tm_mon + 1))-\(two(time.tm_mday))" }

  private func clock(separator: String) -> String {
    [time.tm_hour, time.tm_min, time.tm_sec].map(two).joined(separator: separator)
  }

  private func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
