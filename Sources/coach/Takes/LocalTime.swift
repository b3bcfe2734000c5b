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

  private var date: String { "\(time.tm_year + 1900)-\(two(time.tm_mon + 1))-\(two(time.tm_mday))" }

  private func clock(separator: String) -> String {
    [time.tm_hour, time.tm_min, time.tm_sec].map(two).joined(separator: separator)
  }

  private func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
