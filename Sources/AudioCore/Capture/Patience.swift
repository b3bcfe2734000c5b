internal import Glibc

/// How long a device may take to open and to start: drivers and sound servers may hang in both, and a
/// microphone over Bluetooth takes some seconds.
enum Patience {
  private static let tenths = 300

  /// Waits until something is done in another thread, which posts the semaphore then.
  ///
  /// - Throws: ``CaptureError/abandoned(device:)`` when nobody wants it any more, and
  ///   ``CaptureError/cannotOpen(device:code:)`` with `ETIMEDOUT` after half a minute.
  static func wait(
    for ready: Semaphore, device: String, isAbandoned: () -> Bool, until isDone: () -> Bool
  ) throws(CaptureError) {
    for _ in 0..<tenths {
      ready.wait(milliseconds: 100)
      if isDone() { return }
      if isAbandoned() { throw .abandoned(device: device) }
    }
    throw .cannotOpen(device: device, code: ETIMEDOUT)
  }
}
