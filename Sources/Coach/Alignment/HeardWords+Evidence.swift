public import AudioCore

extension HeardWords {
  /// What the words tell of where the phases of an agenda begin.
  public func evidence(for agenda: Agenda, in contour: Contour) -> AlignmentEvidence {
    let places = SpeechDetector().track(contour).segments.map(\.lowerBound)
    return WordEvidence(agenda.parts, heard: words, rate: contour.rate).evidence(places: places)
  }
}
