internal import Glibc

/// Makes the model's probability of a place what it should say: how often such places are right.
///
/// The model is too modest, because it allows for more than recordings show (stalls, other laws of the
/// pauses). A map of the log-odds (Platt 1999), fitted on the development half of docs/alignment.md, puts
/// that right; it keeps the order of the places.
enum Calibration {
  private static let (slope, offset) = (1.24, 1.0)
  /// The most that is said of a place between unsure ones.
  private static let unsure = 0.79

  /// The share of places with such a probability that are right, from 0 to 1.
  static func confidence(_ probability: Double) -> Double {
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return 1 }
    return 1 / (1 + exp(-slope * log(probability / (1 - probability)) - offset))
  }

  /// The confidences of all phases that have a place: one between unsure ones is not sure, because places move
  /// together, and pauses alone are right too seldom to be sure of (docs/alignment.md).
  ///
  /// The first one is the beginning of the speech and says nothing of the others.
  ///
  /// - Parameter isHeard: whether a place rests on more than pauses, or was given.
  static func amongOthers(_ confidences: [Double?], isHeard: [Bool]) -> [Double?] {
    let placed = confidences.indices.filter { confidences[$0] != nil }
    func isSure(_ phase: Int) -> Bool { confidences[phase] ?? 0 >= Alignment.reliable }
    var result = confidences
    for (order, phase) in placed.enumerated() where order > 0 {
      let neighbours = [order - 1, order + 1].filter { $0 > 0 && $0 < placed.count }
        .map { placed[$0] }
      let isAlone =
        isHeard[phase]
        ? !neighbours.isEmpty && !neighbours.contains(where: isSure)
        : !neighbours.contains { isSure($0) && isHeard[$0] }
      if isAlone { result[phase] = confidences[phase].map { min($0, unsure) } }
    }
    return result
  }
}
