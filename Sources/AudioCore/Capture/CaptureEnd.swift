/// Why capturing ended.
public enum CaptureEnd: Sendable, Equatable {
  /// It was asked to stop.
  case stopped
  /// The device went away or cannot be recovered; the C library's error number.
  case deviceLost(code: Int32)
  /// The device delivered nothing for ``CaptureLoop/patience``.
  case nothingDelivered
}
