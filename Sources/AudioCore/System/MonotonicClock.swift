internal import Glibc

/// The clock that device time is measured against.
enum MonotonicClock {
  /// Nanoseconds since the machine started, time asleep included: a laptop that was shut for ten
  /// seconds lost ten seconds of the rehearsal.
  ///
  /// Real-time safe.
  ///
  /// The corresponding C function is `clock_gettime` with `CLOCK_BOOTTIME`.
  static func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
