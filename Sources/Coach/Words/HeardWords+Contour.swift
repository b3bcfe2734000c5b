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

  /// What the words tell of where the phases of an agenda begin.
  public func evidence(for agenda: Agenda, in contour: Contour) -> AlignmentEvidence {
    let places = SpeechDetector().track(contour).segments.map(\.lowerBound)
    return WordEvidence(agenda.parts, heard: words, rate: contour.rate).evidence(places: places)
  }
}
