import Foundation

/// Waits for what another process does.
public enum Eventually {
  /// Waits until a condition holds; for twenty seconds at the most, so that a failure is one and no hang.
  public static func isTrue(_ condition: () -> Bool) {
    let end = Date(timeIntervalSinceNow: 20)
    while !condition(), Date() < end { usleep(1000) }
  }
}
