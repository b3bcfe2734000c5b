internal import Glibc

/// A moment, shown on the user's wall clock.
public struct LocalTime {
  /// Seconds since 1970.
  private let seconds: time_t
  private let time: tm

  private init(_ seconds: time_t) {
    self.seconds = seconds
    var (seconds, time) = (seconds, tm())
    localtime_r(&seconds, &time)
    self.time = time
  }

  /// Now.
  ///
  /// The only place where the program looks at the wall clock.
  ///
  /// The corresponding C functions are `time` and `localtime_r`.
  public static var now: LocalTime { LocalTime(Glibc.time(nil)) }

  /// When a file was last written; nil when it is not there.
  ///
  /// The corresponding C function is `stat`.
  public static func written(_ path: String) -> LocalTime? {
    var status = stat()
    return stat(path, &status) == 0 ? LocalTime(status.st_mtim.tv_sec) : nil
  }

  /// The seconds of real time since a moment, which is in seconds since 1970; negative before it.
  static func secondsSince(_ moment: Int) -> Int {
    Int(now.seconds).subtractingReportingOverflow(moment).partialValue
  }

  /// The moment so many seconds later; the wall clock there may have been changed in between.
  public func adding(_ seconds: Double) -> LocalTime {
    LocalTime(self.seconds + time_t(seconds.rounded(.down)))
  }

  /// `2026-11-21T14-05-00`: sorts by time and is a file name everywhere.
  public var fileName: String { "\(date)T\(clock(separator: "-"))" }

  /// `2026-11-21T14:05:00+01:00`, as in ISO 8601.
  public var iso8601: String {
    let minutes = time.tm_gmtoff / 60
    let sign = minutes < 0 ? "-" : "+"
    let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
    return "\(date)T\(clock(separator: ":"))\(sign)\(two(Int32(hours))):\(two(Int32(rest)))"
  }

  /// `14:30`.
  public var clock: String { "\(two(time.tm_hour)):\(two(time.tm_min))" }

  /// Seconds of real time until the wall clock shows a time of day the next time; nil when it never does.
  ///
  /// In the night in which clocks change, an hour comes twice or not at all.
  ///
  /// The corresponding C function is `mktime`.
  public func seconds(until wanted: TimeOfDay) -> Double? {
    var found: time_t?
    for day in Int32(0)...1 {
      for isSummer in Int32(-1)...1 {
        var time = self.time
        time.tm_mday += day
        (time.tm_hour, time.tm_min, time.tm_sec) = (wanted.hour, wanted.minute, wanted.second)
        time.tm_isdst = isSummer
        let moment = mktime(&time)
        // Asked for the time that is not in force, the answer is an hour off.
        guard time.tm_hour == wanted.hour, moment > seconds else { continue }
        found = min(found ?? moment, moment)
      }
    }
    return found.map { Double($0 - seconds) }
  }

  private var date: String { "\(time.tm_year + 1900)-\(two(time.tm_mon + 1))-\(two(time.tm_mday))" }

  private func clock(separator: String) -> String {
    [time.tm_hour, time.tm_min, time.tm_sec].map(two).joined(separator: separator)
  }

  private func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
