/// What a device agreed to deliver.
public struct CaptureFormat: Sendable, Equatable {
  /// How one sample is stored.
  public enum SampleType: Sendable, Equatable {
    /// 16 bits, signed.
    case int16
    /// 32 bits, signed; the upper 16 are kept.
    case int32
  }

  /// Frames per second.
  public let rate: Int
  /// Samples per frame; mixed to one while reading.
  public let channels: Int
  /// How one sample is stored.
  public let sampleType: SampleType
  /// Frames per device interrupt.
  public let period: Int
  /// Frames that the device holds.
  public let buffer: Int
}
