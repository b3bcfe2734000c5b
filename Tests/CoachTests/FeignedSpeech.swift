import TestSupport

@testable import AudioCore

/// Speech of words by chance, as spectra: a word is a path through spectra of its own, said faster or slower.
struct FeignedSpeech {
  private var generator: SeededGenerator
  private var runs: [Range<Int>] = []
  private var levels: [UInt8] = []
  private var end = 50
  private let colour: [Int]
  private let voice: UInt64

  /// - Parameters:
  ///   - voice: whose words they are: others say all of them otherwise.
  ///   - room: how its microphone colours them.
  init(seed: UInt64, voice: UInt64 = 0, room: [Int] = Array(repeating: 0, count: 14)) {
    generator = SeededGenerator(seed: seed)
    colour = room
    self.voice = voice
  }

  var spectra: SpeechSpectra { SpeechSpectra(runs: runs, levels: levels) }
  var cepstra: Cepstra { Cepstra(spectra) }
  /// What a meter heard up to a step, and the speech so far in steps.
  func heard(until step: Int) -> (meter: SpectraMeter, speech: [Range<Int>]) {
    var all: [UInt8] = []
    var place = 0
    var speech: [Range<Int>] = []
    for run in runs where run.lowerBound < step {
      all += [UInt8](repeating: 0, count: (run.lowerBound - all.count / 14) * 14)
      all += levels[place..<place + run.count * 14]
      place += run.count * 14
      speech.append(run.clamped(to: 0..<step))
    }
    all += [UInt8](repeating: 0, count: max(0, step - all.count / 14) * 14)
    return (SpectraMeter(levels: Array(all.prefix(step * 14))), speech)
  }

  /// The step at which what is said next begins.
  private(set) var next = 50

  /// Says some words in one breath, then pauses.
  ///
  /// - Returns: the step at which they begin.
  @discardableResult
  mutating func say(_ words: [Int], pause: Int = 30, pace: ClosedRange<Double> = 0.85...1.15) -> Int
  {
    let start = end
    for word in words {
      var own = SeededGenerator(seed: UInt64(word) &* 7919 &+ voice &* 104_729)
      let sounds = (0..<6).map { _ in (0..<14).map { _ in Int.random(in: 60...170, using: &own) } }
      let factor = Double.random(in: pace, using: &generator)
      for sound in sounds {
        for _ in 0..<max(1, Int((4 * factor).rounded())) {
          for band in 0..<14 {
            let noise = Int.random(in: -6...6, using: &generator)
            levels.append(UInt8(max(0, min(255, sound[band] + colour[band] + noise))))
          }
          end += 1
        }
      }
    }
    runs.append(start..<end)
    end += pause
    next = end
    return start
  }

  /// Says other words, which nobody says again.
  mutating func ramble(_ sentences: Int) {
    for _ in 0..<sentences {
      say(
        (0..<Int.random(in: 4...9, using: &generator)).map { _ in
          Int.random(in: 1000...400_000, using: &generator)
        })
    }
  }
}
