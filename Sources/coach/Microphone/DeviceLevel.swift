import AudioCore
import Coach

/// How loud it is at a microphone now.
enum DeviceLevel: Equatable {
  /// The loudest tenth of a second, in dBFS.
  case heard(Double)
  /// Nothing but zeros: muted, or nothing plugged in.
  case muted
  /// It cannot be listened to, and why.
  case unusable(String)

  /// How long is listened to each, in tenths of a second.
  private static let tenths = 10
  /// Reads without a sample after which nothing more is expected: sound servers take about a second to begin.
  private static let patience = 30
  private static let rate = 48_000
  /// How wide the bar is, and where it begins, in dBFS.
  private static let width = 12
  private static let lowest = -72.0

  /// Listens to a device.
  ///
  /// - Throws: ``Failure/abandoned`` when the user has had enough.
  static func measure(_ device: CaptureDevice) throws(Failure) -> DeviceLevel {
    do {
      return try heard(by: Microphone.running(device.name, rate: rate))
    } catch {
      if error.status == .interrupted { throw error }
      return .unusable(error.summary)
    }
  }

  private static func heard(by microphone: consuming Microphone) throws(Failure) -> DeviceLevel {
    var samples = [Int16](repeating: 0, count: microphone.format.rate / 10)
    var (loudest, isSilent) = (0.0, true)
    var (heard, waited) = (0, 0)
    while heard < tenths, waited < patience {
      if SignalCollector.take() { throw Failure.abandoned }
      var span = samples.mutableSpan
      guard let count = microphone.read(into: &span) else { break }
      guard count > 0 else {
        waited += 1
        continue
      }
      heard += 1
      isSilent = isSilent && samples[..<count].allSatisfy { $0 == 0 }
      loudest = max(loudest, power(samples[..<count]))
    }
    microphone.stop()
    guard heard > 0 else { return .unusable("no audio arrived") }
    return isSilent ? .muted : .heard(Decibels.level(power: loudest))
  }

  /// The mean square about the mean, full scale being 1.
  private static func power(_ samples: ArraySlice<Int16>) -> Double {
    let values = samples.map { Double($0) / 32_768 }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }

  /// A bar and the figure, or what is wrong.
  func text(_ glyphs: Glyphs) -> String {
    switch self {
    case .muted: "no signal: muted, or nothing is plugged in"
    case .unusable(let why): why
    case .heard(let level):
      Self.bar(level, glyphs) + "  \(TimeText.decimal(level, places: 0)) dBFS"
    }
  }

  private static func bar(_ level: Double, _ glyphs: Glyphs) -> String {
    let share = (level - lowest) / -lowest
    let full = max(0, min(width, Int((share * Double(width)).rounded())))
    return String(repeating: glyphs.full, count: full)
      + String(repeating: glyphs.light, count: width - full)
  }
}
