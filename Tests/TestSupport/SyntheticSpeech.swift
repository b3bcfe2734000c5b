import Glibc

/// Sound on a known time line: a voice-like buzz with syllables, over noise.
public struct SyntheticSpeech: Sendable {
  /// Frames per second.
  public let rate: Int
  /// The samples so far.
  public private(set) var samples: [Int16] = []
  /// Where the voice is, in frames.
  public private(set) var speech: [Range<Int>] = []
  private var generator: SeededGenerator
  private let voiceLevel: Double
  private let noiseLevel: Double
  private var room = 0.0

  /// - Parameters:
  ///   - voiceLevel: the level of the voice in dBFS.
  ///   - noiseLevel: the level of the background in dBFS; nil for digital silence.
  public init(rate: Int, seed: UInt64, voiceLevel: Double = -26, noiseLevel: Double? = -60) {
    self.rate = rate
    self.voiceLevel = pow(10, voiceLevel / 20)
    self.noiseLevel = noiseLevel.map { pow(10, $0 / 20) } ?? 0
    generator = SeededGenerator(seed: seed)
  }

  /// Adds background alone.
  public mutating func silence(_ seconds: Double) {
    for _ in 0..<frames(seconds) { append(0) }
  }

  /// Adds a stretch of voice: harmonics of a pitch that moves around 120 Hz, four syllables a second.
  ///
  /// - Parameter fall: by how many semitones the voice falls in its last second.
  public mutating func speak(_ seconds: Double, fall: Double = 0) {
    let start = samples.count
    var phase = 0.0
    for frame in 0..<frames(seconds) {
      let time = Double(frame) / Double(rate)
      // Syllables dip by 25 dB and never to silence, as within a breath group.
      let syllable = 0.06 + 0.94 * (0.5 - 0.5 * cos(2 * .pi * 4 * (time + 0.06)))
      let fallen = fall == 0 ? 1 : pow(2, -fall * max(0, time - seconds + 1) / 12)
      phase += (Self.pitch + 20 * sin(2 * .pi * 0.37 * time)) * fallen / Double(rate)
      if phase >= 1 { phase -= 1 }
      append(Self.period[Int(phase * Double(Self.period.count))] * syllable * voiceLevel)
    }
    speech.append(start..<samples.count)
  }

  private static let pitch = 120.0

  /// One period of the voice, with formants at 500 and 1500 Hz.
  ///
  /// A table, because debug builds are slow.
  private static let period: [Double] = (0..<2048).map { index in
    (1...24).reduce(0) { sum, harmonic in
      let frequency = pitch * Double(harmonic)
      let first = 1 / (1 + pow((frequency - 500) / 300, 2))
      let second = 0.3 / (1 + pow((frequency - 1500) / 400, 2))
      return sum + (first + second) * sin(2 * .pi * Double(harmonic * index) / 2048)
    }
  }

  /// Adds a click of 5 ms, as loud as the voice.
  public mutating func click() {
    for frame in 0..<frames(0.005) { append(frame % 2 == 0 ? voiceLevel : -voiceLevel) }
  }

  private func frames(_ seconds: Double) -> Int { Int((seconds * Double(rate)).rounded()) }

  private mutating func append(_ value: Double) {
    var value = value
    if noiseLevel > 0 { value += generator.normal() * noiseLevel }
    samples.append(Int16(max(-32768, min(32767, (value * 32768).rounded()))))
  }
}
