@testable import AudioCore

/// Samples for a recorder without any device: what is delivered, and what happens in between.
///
/// Time does not pass; every read does the next step.
struct ScriptedFeed: ~Copyable, SampleFeed {
  enum Step: Sendable {
    /// Delivers these samples, in as many reads as it takes.
    case samples([Int16])
    /// Delivers nothing once.
    case nothing
    /// The device loses so many frames here.
    case gap(Int)
    /// The device turns out to deliver so many frames a second.
    case rate(Int)
    /// The device is gone, or back.
    case away(Bool)
  }

  let format: CaptureFormat
  let status: CaptureStatus
  private var steps: [Step]
  private let end: CaptureEnd
  /// The most samples of one read; nil for as many as are wanted.
  private let portion: Int?
  private var rest: ArraySlice<Int16> = []
  private var delivered = 0

  init(rate: Int = 16_000, _ steps: [Step], end: CaptureEnd = .stopped, portion: Int? = nil) {
    format = CaptureFormat(
      rate: rate, channels: 1, sampleType: .int16, period: rate / 50, buffer: rate)
    status = CaptureStatus(rate: rate)
    self.steps = steps
    self.end = end
    self.portion = portion
  }

  mutating func read(into samples: inout MutableSpan<Int16>) -> Int? {
    while rest.isEmpty {
      guard !steps.isEmpty else {
        status.publish(end: end)
        return nil
      }
      switch steps.removeFirst() {
      case .samples(let more): rest = more[...]
      case .nothing: return 0
      case .gap(let frames): status.publish(gap: CaptureGap(position: delivered, frames: frames))
      case .rate(let rate): status.publish(rate: rate)
      case .away(let isAway): status.publish(isAway: isAway)
      }
    }
    let count = min(samples.count, rest.count, portion ?? .max)
    for index in 0..<count { samples[index] = rest[rest.startIndex + index] }
    rest = rest.dropFirst(count)
    delivered += count
    status.publish(newFrames: count, delay: 0, waiting: 0)
    return count
  }

  mutating func stop() {
    if status.ended == nil { status.publish(end: .stopped) }
  }
}
