import Foundation
import TestSupport
import Testing

@testable import AudioCore

@Suite("From samples to bands")
struct FilterTests {
  @Test func `the Fourier transform is that of the definition, on every lane`() {
    var generator = SeededGenerator(seed: 71)
    let size = FourierTransform.size
    func random() -> [SIMD4<Float>] {
      (0..<size).map { _ in
        SIMD4((0..<4).map { _ in Float.random(in: -1...1, using: &generator) })
      }
    }
    let (real, imaginary) = (random(), random())
    var (re, im) = (real, imaginary)
    let transform = FourierTransform()
    re.withUnsafeMutableBufferPointer { re in
      im.withUnsafeMutableBufferPointer { im in
        guard let real = re.baseAddress, let imaginary = im.baseAddress else { return }
        transform.transform(real, imaginary)
      }
    }
    for bin in [0, 1, 2, 3, 5, 64, 127, 128, 200, 255] {
      for lane in 0..<4 {
        var (sumRe, sumIm) = (0.0, 0.0)
        for index in 0..<size {
          let angle = -2 * Double.pi * Double(bin * index) / Double(size)
          let (a, b) = (Double(real[index][lane]), Double(imaginary[index][lane]))
          sumRe += a * cos(angle) - b * sin(angle)
          sumIm += a * sin(angle) + b * cos(angle)
        }
        #expect(abs(Double(re[transform.position[bin]][lane]) - sumRe) < 1e-3)
        #expect(abs(Double(im[transform.position[bin]][lane]) - sumIm) < 1e-3)
      }
    }
  }

  private static func powers(_ frequency: Double, rate: Int) -> BandPowers {
    var input = InputFilter(sampleRate: rate)
    var bank = FilterBank(rate: input.rate)
    var low = SlidingBuffer<Float>(history: 512, of: 0)
    var high = SlidingBuffer<Float>(history: 512, of: 0)
    var powers: [BandPowers] = []
    let samples = ContourTests.sine(
      amplitude: 16_384, frequency: frequency, rate: rate, seconds: 0.3)
    var chunk = BandChunk()
    input.process(samples.span, into: &chunk)
    low.append(contentsOf: chunk.low)
    high.append(contentsOf: chunk.high)
    bank.process(10..<18, low: low, high: high, hasHighBand: input.hasHighBand, into: &powers)
    return powers[4]
  }

  @Test(arguments: [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000])
  func `a tone has its power in its band, at every rate`(rate: Int) {
    let centres = [(80.0, 0), (150, 1), (700, 5), (1300, 8), (2600, 12), (3400, 14)]
    for (frequency, band) in centres {
      let powers = Self.powers(frequency, rate: rate)
      let level = Decibels.level(power: Double(powers.sum()))
      // Half of full scale: a power of 1/8, of which the filters take some at the top.
      #expect(
        (frequency > 3000 ? -13.0 ... -8.5 : -10.0 ... -8.5).contains(level),
        "\(frequency) Hz at \(rate): \(level)")
      let strongest = (0..<16).max { powers[$0] < powers[$1] }
      #expect(strongest == band, "\(frequency) Hz at \(rate)")
    }
  }

  @Test(arguments: [16_000, 44_100, 48_000])
  func `what is above four kilohertz is in the last band`(rate: Int) {
    let powers = Self.powers(5500, rate: rate)
    #expect(powers[15] > 100 * (powers.sum() - powers[15]))
  }

  @Test(arguments: [8000, 11_025, 28_000, 32_000, 44_100, 48_000, 64_000, 96_000, 192_000])
  func `samples are weighted with a triangle before some are left out`(rate: Int) {
    var generator = SeededGenerator(seed: 73)
    let samples = (0..<4000).map { _ in Int16.random(in: .min ... .max, using: &generator) }
    var chunk = BandChunk()
    var input = InputFilter(sampleRate: rate)
    input.process(samples.span, into: &chunk)
    let step = max(1, rate / 14_000)
    for place in stride(from: 20, to: chunk.low.count, by: 7) {
      let centre = place * step * (input.hasHighBand ? 2 : 1)
      let sum = (1 - step..<step).reduce(0) {
        $0 + (step - abs($1)) * Int(samples[centre + $1])
      }
      // The low and the high band of a split add up to the signal.
      let value = chunk.low[place] + (input.hasHighBand ? chunk.high[place] : 0)
      #expect(abs(value - Float(sum) / Float(step * step) / 32768) < 1e-6)
    }
    #expect(chunk.low.count > 100)
  }

  @Test func `periodicity is the same in whatever order hops are asked for`() {
    var generator = SeededGenerator(seed: 74)
    var pitch = SlidingBuffer<Float>(history: 100, of: 0)
    for index in 0..<20_000 {
      let voice = sin(Float(index) * (0.3 + 0.2 * sin(Float(index) / 700)))
      pitch.append(voice + Float.random(in: -1.5...1.5, using: &generator))
    }
    func bytes(_ hops: [Int]) -> [Int: UInt8] {
      var measure = Periodicity(rate: 2000)
      return Dictionary(
        uniqueKeysWithValues: hops.map { ($0, UInt8(measure.of($0, in: pitch) * 255 + 0.5)) })
    }
    let forwards = bytes(Array(10..<990))
    #expect(Set(forwards.values).count > 50)
    #expect(forwards.values.contains(153))
    #expect(bytes((10..<990).reversed()) == forwards)
    #expect(bytes((10..<990).shuffled(using: &generator)) == forwards)
  }

  @Test func `a voice is periodic and noise is not`() {
    var generator = SeededGenerator(seed: 72)
    func periodicity(_ value: (Double) -> Float) -> [Float] {
      var measure = Periodicity(rate: 2000)
      var pitch = SlidingBuffer<Float>(history: 100, of: 0)
      for index in 0..<4000 { pitch.append(value(Double(index) / 2000)) }
      return (10..<190).map { measure.of($0, in: pitch) }
    }
    for pitch in [80.0, 120, 220, 380] {
      let values = periodicity {
        Float(sin(2 * .pi * pitch * $0) + 0.5 * sin(4 * .pi * pitch * $0))
      }
      #expect(values.allSatisfy { $0 == Periodicity.clear })
    }
    let noise = periodicity { _ in Float.random(in: -1...1, using: &generator) }.sorted()
    #expect(noise[90] < 0.4)
    #expect(periodicity { _ in 0 }.allSatisfy { $0 == 0 })
  }

  private static func floors(_ levels: [Float]) -> [BandPowers] {
    var powers = SlidingBuffer<BandPowers>(of: .zero)
    var floors = SlidingBuffer<BandPowers>(of: .zero)
    for level in levels { powers.append(BandPowers(repeating: level)) }
    var noise = NoiseFloor()
    noise.process(powers, hasEnded: true, into: &floors)
    return (0..<floors.end).map { floors[$0] }
  }

  @Test func `the background follows a step within a second, and no burst`() {
    let step = Self.floors(
      Array(repeating: 1, count: 600) + Array(repeating: 100, count: 600))
    #expect(step[..<52].allSatisfy { abs($0[3] - 1) < 0.01 })
    #expect(step[68...].allSatisfy { abs($0[3] - 100) < 1 })
    var burst = [Float](repeating: 1, count: 1200)
    for hop in 500..<700 { burst[hop] = 1000 }
    #expect(Self.floors(burst).allSatisfy { abs($0[3] - 1) < 0.01 })
  }

  @Test(arguments: [1, 9, 10, 11, 249, 1000])
  func `the background is known for every block, however few`(count: Int) {
    #expect(Self.floors([Float](repeating: 2, count: count)).count == (count + 9) / 10)
  }

  @Test func `runs are joined over holes and cut to what they share`() {
    var runs: [Range<Int>] = []
    for run in [0..<2, 3..<4, 8..<9] { HopRuns.append(run, to: &runs, holes: 1) }
    #expect(runs == [0..<4, 8..<9])
    #expect(
      HopRuns.intersection([0..<4, 6..<20], [2..<8, 9..<10, 19..<30]) == [
        2..<4, 6..<8, 9..<10, 19..<20,
      ])
    #expect(HopRuns.intersection([0..<4], []).isEmpty)
  }

  @Test func `percentiles of bytes lie between their counts`() {
    var histogram = ByteHistogram()
    #expect(histogram.percentile(0.5) == 0)
    for byte: UInt8 in [10, 10, 20, 20] { histogram.add(byte) }
    #expect(histogram.percentile(0.25) == 10)
    #expect(histogram.percentile(0.5) == 10.5)
    #expect(histogram.percentile(0.75) == 20)
    #expect(histogram.percentile(1) == 20.5)
  }
}
