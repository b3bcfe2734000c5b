import Testing

@testable import AudioCore

@Suite("The rate that a device delivers at")
struct RateWatchTests {
  /// What is found out when frames come at some rate, in bits of so many milliseconds.
  private struct Device {
    var watch = RateWatch(claimed: 48_000)
    var frames = 0.0
    var moment = 7_000_000_000
    var found: [Int] = []

    mutating func deliver(_ rate: Double, for seconds: Double, every milliseconds: Int = 10) {
      let end = moment + Int(seconds * 1e9)
      while moment < end {
        moment += milliseconds * 1_000_000
        frames += rate * Double(milliseconds) / 1000
        if let rate = watch.rate(heard: Int(frames), at: moment) { found.append(rate) }
      }
    }
  }

  @Test(arguments: [
    (44_100.0, 44_100), (44_103, 44_100), (96_000, 96_000), (8001, 8000), (16_000, 16_000),
    (45_000, 45_000), (47_500, 47_500),
  ])
  func `is told once when it is another than the claimed`(real: Double, told: Int) {
    var device = Device()
    device.deliver(real, for: 14.9)
    #expect(device.found == [])
    device.deliver(real, for: 100)
    #expect(device.found == [told])
  }

  @Test(arguments: [48_000, 48_009.6, 47_990.4, 48_120, 47_880])
  func `is the claimed one when the clock is a little off`(real: Double) {
    var device = Device()
    device.deliver(real, for: 600)
    #expect(device.found == [])
  }

  @Test(arguments: [20, 50, 100, 250])
  func `is not taken from deliveries that come in lumps`(milliseconds: Int) {
    var device = Device()
    device.deliver(48_000, for: 100, every: milliseconds)
    #expect(device.found == [])
    var liar = Device()
    liar.deliver(44_100, for: 100, every: milliseconds)
    #expect(liar.found == [44_100])
  }

  @Test func `is not taken from a burst at the start, from late delivery or from a file`() {
    var burst = Device()
    burst.deliver(480_000, for: 0.2)
    burst.deliver(48_000, for: 60)
    #expect(burst.found == [])
    var late = Device()
    for _ in 0..<10 {
      late.deliver(48_000, for: 3)
      late.deliver(0, for: 4)
      late.deliver(48_000 * 9, for: 0.5)
    }
    #expect(late.found == [])
    var file = Device()
    file.deliver(480_000, for: 60)
    #expect(file.found == [])
  }

  @Test func `is measured anew when delivery was interrupted`() {
    var device = Device()
    for _ in 0..<10 {
      device.deliver(44_100, for: 14)
      device.watch.interrupt()
    }
    #expect(device.found == [])
    // What came after an interruption must not be measured from before it.
    device.moment += 20_000_000_000
    device.deliver(44_100, for: 15.1)
    #expect(device.found == [44_100])
  }
}
