/// Where a recorder gets its samples from: a device, or whatever stands for one.
public protocol SampleFeed: ~Copyable, Sendable {
  /// What is delivered.
  var format: CaptureFormat { get }
  /// What is known of the delivery: its rate, its gaps, its end.
  var status: CaptureStatus { get }

  /// Reads samples: as many as the span holds, or what has come when nothing more does for a while.
  ///
  /// - Returns: how many; 0 when none came; nil when it has ended and everything was read.
  mutating func read(into samples: inout MutableSpan<Int16>) -> Int?

  /// Ends it.
  mutating func stop()
}

extension CaptureSession: SampleFeed {}
