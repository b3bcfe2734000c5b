@testable import AudioCore

/// A labelled recording heard live, and what was decided in the end; times in seconds.
struct HeardSpeech {
  let name: String
  let duration: Double
  /// Where someone speaks.
  let truth: [Range<Double>]
  /// Where speech was found in the end.
  let final: [Range<Double>]
  /// The nuclei of syllables in it.
  let syllables: Int
  /// The live detector's total since its fifth second, and the final one's.
  let live: Double
  let finalSince: Double
  /// When the sign that someone speaks was lit.
  private let lit: [Double]

  /// Hears a recording in periods of 20 ms.
  init(_ path: String, name: String, truth: [Range<Double>]) throws {
    var reader = try SoundFileReader(path: path)
    let rate = Double(reader.rate)
    var builder = ContourBuilder(rate: reader.rate, isLive: true)
    var detector = LiveDetector()
    var block = [Int16](repeating: 0, count: reader.rate / 50)
    var lit: [Double] = []
    while true {
      var span = block.mutableSpan
      let count = reader.read(into: &span)
      if count == 0 { break }
      builder.process(block.span.extracting(first: count))
      detector.update(builder)
      if detector.isSpeaking { lit.append(Double(builder.contour.frames) / rate) }
    }
    builder.finish()
    func seconds(_ runs: [Range<Int>]) -> [Range<Double>] {
      runs.map { Double($0.lowerBound) / rate..<Double($0.upperBound) / rate }
    }
    let segments = SpeechDetector().track(builder.contour).segments
    self.name = name
    self.truth = truth
    duration = Double(builder.contour.frames) / rate
    final = seconds(segments)
    syllables = SyllableCounter.nuclei(in: builder.contour, speech: segments).count
    live = Self.total(seconds(detector.speech), since: 5)
    finalSince = Self.total(final, since: 5)
    self.lit = lit
  }

  /// How long after each onset, from the fifth second on, the sign was lit; endless when it was not.
  func delays(after stretches: [Range<Double>]) -> [Double] {
    stretches.map(\.lowerBound).filter { $0 > 5 }.map { onset in
      (lit.first { $0 > onset } ?? .infinity) - onset
    }
  }

  /// The time of all stretches behind a moment.
  static func total(_ stretches: [Range<Double>], since start: Double = 0) -> Double {
    stretches.reduce(0) { $0 + max(0, $1.upperBound - max(start, $1.lowerBound)) }
  }

  /// Stretches as they are labelled: begin and end in seconds on each line, and whatever else.
  static func labels(_ text: String) -> [Range<Double>] {
    text.split(separator: "\n").compactMap { line in
      let edges = line.split(separator: "\t").compactMap { Double($0) }
      return edges.count >= 2 ? edges[0]..<edges[1] : nil
    }
  }
}
