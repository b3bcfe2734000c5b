internal import Glibc

/// Makes the model's probability of a place what it should say: how often such places are right.
///
/// The model is too modest, because it allows for more than recordings show (stalls, other laws of the
/// pauses). A map of the log-odds (Platt 1999), fitted on the development half of docs/alignment.md, puts
/// that right; it keeps the order of the places.
enum Calibration {
  private static let slope = 1.24
  private static let offset = 1.0

  /// The share of places with such a probability that are right, from 0 to 1.
  static func confidence(_ probability: Double) -> Double {
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return 1 }
    return 1 / (1 + exp(-slope * log(probability / (1 - probability)) - offset))
  }
}
