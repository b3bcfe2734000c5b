/// A sound file on its way to a contour.
final class Hearing {
  /// What was heard so far.
  var contour: Contour { builder.contour }
  /// The spectra so far, where they are wanted.
  var spectra: SpectraMeter? { builder.spectra }
  /// What was wrong with the file; all of it when it was heard.
  var fault: SizeFault? { reader.fault }
  /// How its channels compare.
  var comparison: ChannelComparison { reader.comparison }
  /// Where it is digitally silent.
  private(set) var silence: DigitalSilence
  private var reader: SoundFileReader
  private var filter: InputFilter
  private var meter: BandMeter
  private var builder: ContourBuilder

  /// Frames per read: large enough that calls cost nothing, small enough for the cache.
  private static let block = 1 << 15
  /// Chunks between the stages when two threads share them.
  private static let chunks = 4

  init(_ reader: consuming SoundFileReader, expectedFrames: Int, keepsSpectra: Bool) {
    builder = ContourBuilder(
      rate: reader.rate, expectedFrames: expectedFrames, keepsSpectra: keepsSpectra)
    filter = InputFilter(sampleRate: reader.rate)
    silence = DigitalSilence(rate: reader.rate)
    meter = BandMeter(rate: reader.rate, behind: filter)
    self.reader = reader
  }

  /// Hears the whole file.
  ///
  /// - Parameter isAlone: whether a second processor may help; what is heard is the same.
  func run(isAlone: Bool) {
    let stages = Pipeline(
      BandChunk(), count: isAlone ? Self.chunks : 1, isLast: \.isLast,
      stages: [
        { [self] in read(into: &$0) }, { [self] in meter.process(&$0) },
        { [self] in builder.process($0) },
      ])
    stages.run(helpers: isAlone ? 1 : 0)
  }

  private func read(into chunk: inout BandChunk) {
    reader.withBlock(of: Self.block) { samples in
      if samples.isEmpty {
        silence.finish()
        filter.finish(into: &chunk)
      } else {
        silence.process(samples)
        filter.process(samples, into: &chunk)
      }
    }
  }
}
