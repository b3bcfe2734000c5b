import Glibc
import Testing

@testable import AudioCore

@Suite("Playing faster")
struct TimeStretchTests {
  private static func tone(_ hertz: Double, rate: Int, seconds: Double) -> [Int16] {
    (0..<Int(seconds * Double(rate))).map {
      Int16(8000 * sin(2 * Double.pi * hertz * Double($0) / Double(rate)))
    }
  }

  private static func crossings(_ samples: [Int16]) -> Int {
    zip(samples, samples.dropFirst()).count { $0 < 0 && $1 >= 0 }
  }

  @Test(arguments: [8000, 16_000, 44_100, 48_000], [1.5, 2.0])
  func `takes the time that it should and keeps the pitch`(rate: Int, speed: Double) {
    let samples = Self.tone(150, rate: rate, seconds: 3)
    let faster = TimeStretch.faster(samples, by: speed, rate: rate)
    let seconds = Double(faster.count) / Double(rate)
    #expect(abs(seconds - 3 / speed) < 0.08)
    let pitch = Double(Self.crossings(faster)) / seconds
    #expect(abs(pitch - 150) < 2)
    // No clicks: a tone's steps are never larger than its slope.
    let step = zip(faster, faster.dropFirst()).map { abs(Int($0) - Int($1)) }.max() ?? 0
    #expect(Double(step) < 3 * 8000 * 2 * Double.pi * 150 / Double(rate) + 2)
  }

  @Test func `leaves what is not to be faster, or too short, as it is`() {
    let samples = Self.tone(200, rate: 16_000, seconds: 1)
    #expect(TimeStretch.faster(samples, by: 1, rate: 16_000) == samples)
    #expect(TimeStretch.faster([1, 2, 3], by: 2, rate: 16_000) == [1, 2, 3])
    #expect(TimeStretch.faster([], by: 2, rate: 16_000).isEmpty)
    for count in stride(from: 0, to: 4000, by: 97) {
      let faster = TimeStretch.faster(Array(samples[..<count]), by: 2, rate: 16_000)
      #expect(faster.count <= max(count, 1))
    }
  }
}
