import TestSupport
import Testing

@testable import AudioCore

@Suite("Spectra of speech")
struct SpeechSpectraTests {
  private static func spectra() -> SpeechSpectra {
    var generator = SeededGenerator(seed: 3)
    let runs = [3..<20, 25..<26, 40..<140]
    return SpeechSpectra(
      runs: runs,
      levels: (0..<runs.reduce(0) { $0 + $1.count } * SpectraMeter.bandCount).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      })
  }

  @Test func `are read as they were written`() {
    let spectra = Self.spectra()
    #expect(SpeechSpectra(decoding: spectra.encoded(soundBytes: 44), soundBytes: 44) == spectra)
    let none = SpeechSpectra(runs: [], levels: [])
    #expect(SpeechSpectra(decoding: none.encoded(soundBytes: 0), soundBytes: 0) == none)
  }

  @Test func `are not read when they are of another sound, of another version or damaged`() {
    let bytes = Self.spectra().encoded(soundBytes: 44)
    #expect(SpeechSpectra(decoding: bytes, soundBytes: 45) == nil)
    #expect(SpeechSpectra(decoding: [], soundBytes: 44) == nil)
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var spoilt = bytes
      spoilt[place] ^= 1
      #expect(SpeechSpectra(decoding: spoilt, soundBytes: 44) == nil)
      #expect(SpeechSpectra(decoding: Array(bytes.prefix(place)), soundBytes: 44) == nil)
    }
  }

  @Test func `are the same in chunks of any size, and cost a byte a band`() {
    var generator = SeededGenerator(seed: 8)
    let samples = (0..<48_000).map { _ in Int16.random(in: -3000...3000, using: &generator) }
    func meter(_ chunk: Int) -> SpectraMeter? {
      var builder = ContourBuilder(rate: 16_000, keepsSpectra: true)
      var start = 0
      while start < samples.count {
        let end = min(samples.count, start + chunk)
        builder.process(samples.span.extracting(start..<end))
        start = end
      }
      builder.finish()
      return builder.spectra
    }
    let whole = meter(samples.count)
    #expect(whole?.steps == 150)
    #expect(whole?.levels.count == 150 * 14)
    for chunk in [1, 160, 333, 7000] where chunk > 1 {
      #expect(meter(chunk)?.levels == whole?.levels)
    }
    #expect(ContourBuilder(rate: 16_000).spectra == nil)
  }

  @Test func `cost nothing to compare with themselves, and more with others`() {
    let cepstra = Cepstra(Self.spectra())
    #expect(cepstra.steps == 118)
    #expect(cepstra.starts == [0, 17, 18])
    let phrase = SpeechComparison(cepstra, from: 18, steps: 50)
    let own = phrase.costs(at: 18, in: cepstra, lengths: [10, 50])
    #expect(own.allSatisfy { $0 < 1e-3 })
    let other = phrase.costs(at: 68, in: cepstra, lengths: [10, 50])
    #expect(other[0] > 1)
    // Too little is left there.
    #expect(phrase.costs(at: 115, in: cepstra, lengths: [50]) == [.infinity])
    #expect(phrase.costs(at: 118, in: cepstra, lengths: [10]) == [.infinity])
  }
}
