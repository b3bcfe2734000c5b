internal import Glibc

/// Speech that nobody said, on a known time line: sentences of syllables with pauses between them.
///
/// A glottal pulse, hisses and bursts through resonators (after Klatt 1980, J. Acoust. Soc. Am. 67(3)). What makes
/// speech hard to find is in it: hisses 14 to 30 dB below the vowels at the beginnings and ends of sentences,
/// syllables of uneven level, ends that fade.
struct KnownSpeech {
  /// Samples whose mean power while somebody speaks is 1.
  private(set) var samples: [Float] = []
  /// Where somebody speaks, in frames, ascending and apart.
  private(set) var speech: [Range<Int>] = []
  private let rate: Double
  private let pitch: Double
  private var random: SplitMix64

  /// Sentences until so many seconds are full.
  ///
  /// - Parameters:
  ///   - rate: frames per second.
  ///   - pitch: where the voice's pitch begins in each sentence, in Hz.
  init(rate: Int, seconds: Double, pitch: Double, seed: UInt64) {
    self.rate = Double(rate)
    self.pitch = pitch
    random = SplitMix64(seed: seed)
    samples.reserveCapacity(Int((seconds + 10) * Double(rate)))
    addSilence(0.8)
    while Double(samples.count) < seconds * self.rate {
      addSentence()
      addSilence(drawn(0.4...1.6))
    }
    let power = speech.reduce(0.0) { sum, stretch in
      samples[stretch].reduce(sum) { $0 + Double($1 * $1) }
    }
    let gain = Float((Double(speech.reduce(0) { $0 + $1.count }) / power).squareRoot())
    for index in samples.indices { samples[index] *= gain }
  }

  /// The first three formants of five vowels, in Hz, and their bandwidths (Peterson & Barney 1952).
  private static let vowels: [SIMD4<Double>] = [
    [730, 1090, 2440, 0], [530, 1840, 2480, 0], [270, 2290, 3010, 0], [570, 840, 2410, 0],
    [300, 870, 2240, 0],
  ]
  private static let bandwidths: SIMD4<Double> = [90, 110, 170, 0]
  /// The level of a vowel, re full scale; what else sounds is so many dB below.
  private static let loud = 0.25
  private static let hisses = 14.0...30

  private mutating func addSentence() {
    let start = samples.count
    let count = 6 + Int(random.uniform() * 11)
    for place in 0..<count {
      switch Int(random.uniform() * 4) {
      case 0: addHiss(drawn(0.07...0.12), level: -drawn(Self.hisses), fall: 0.02)
      case 1: addStop(isFirst: place == 0)
      default: break
      }
      addVowel(at: Double(place) / Double(count), isLast: place == count - 1)
    }
    if random.uniform() < 0.5 {
      addHiss(drawn(0.08...0.15), level: -drawn(Self.hisses), fall: 0.06)
    }
    speech.append(start..<samples.count)
  }

  private mutating func addSilence(_ seconds: Double) {
    samples += [Float](repeating: 0, count: Int(seconds * rate))
  }

  /// A closure and a burst; a sentence begins with the burst.
  private mutating func addStop(isFirst: Bool) {
    if !isFirst { addSilence(0.05) }
    addHiss(0.012, level: -12, fall: 0.01)
  }

  /// - Parameters:
  ///   - level: dB re a vowel.
  ///   - fall: how long its end takes, in seconds.
  private mutating func addHiss(_ seconds: Double, level: Double, fall: Double) {
    let noise = (0..<Int(seconds * rate)).map { _ in 2 * random.uniform() - 1 }
    let shaped = Self.resonated(noise, frequency: min(5000, 0.35 * rate), bandwidth: 2000, rate)
    append(shaped, level: level, rise: seconds > 0.03 ? 0.02 : 0.001, fall: fall)
  }

  /// - Parameter place: how far the sentence is, from 0 to 1: pitch and level fall.
  private mutating func addVowel(at place: Double, isLast: Bool) {
    let seconds = drawn(0.09...0.2) * (isLast ? 1.4 : 1)
    let frequency = pitch * (1.15 - 0.3 * place) * drawn(0.9...1.1)
    var phase = 0.0
    var sound = (0..<Int(seconds * rate)).map { _ in
      phase += frequency / rate
      if phase >= 1 { phase -= 1 }
      // The flow's derivative while the glottis is open (Rosenberg 1971).
      let open = phase / 0.6
      return open < 1 ? 2 * open - 3 * open * open : 0
    }
    let vowel = Self.vowels[Int(random.uniform() * Double(Self.vowels.count))]
    for index in 0..<3 {
      sound = Self.resonated(
        sound, frequency: vowel[index], bandwidth: Self.bandwidths[index], rate)
    }
    let level = -drawn(0...12) + 20 * log10(1 - 0.6 * place)
    append(sound, level: level, rise: 0.02, fall: isLast ? 0.12 : 0.03)
  }

  /// Adds a sound at a level, with a rise and a fall of some seconds.
  private mutating func append(_ sound: [Double], level: Double, rise: Double, fall: Double) {
    let power = sound.reduce(0) { $0 + $1 * $1 } / Double(max(1, sound.count))
    guard power > 0 else { return }
    let gain = Self.loud * pow(10, level / 20) / power.squareRoot()
    let (rise, fall) = (rise * rate, fall * rate)
    for (index, value) in sound.enumerated() {
      let shape = min(1, Double(index) / rise, Double(sound.count - index) / fall)
      samples.append(Float(value * gain * shape))
    }
  }

  /// A two-pole resonator.
  private static func resonated(
    _ sound: [Double], frequency: Double, bandwidth: Double, _ rate: Double
  ) -> [Double] {
    let radius = exp(-.pi * bandwidth / rate)
    let (first, second) = (2 * radius * cos(2 * .pi * frequency / rate), -radius * radius)
    var (last, before) = (0.0, 0.0)
    return sound.map { value in
      let result = (1 - first - second) * value + first * last + second * before
      (before, last) = (last, result)
      return result
    }
  }

  private mutating func drawn(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + random.uniform() * (range.upperBound - range.lowerBound)
  }
}
