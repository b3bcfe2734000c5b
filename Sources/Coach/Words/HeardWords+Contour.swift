public import AudioCore

extension HeardWords {
  /// The words of a transcript that fit a recording that was heard.
  ///
  /// - Parameter source: how its file is called.
  public init(_ transcript: Transcript, source: String, contour: Contour) {
    let rate = Double(contour.rate)
    self.init(
      transcript, source: source, seconds: Double(contour.frames) / rate,
      speech: SpeechDetector().track(contour).segments.map {
        Double($0.lowerBound) / rate...Double($0.upperBound) / rate
      })
  }
}
