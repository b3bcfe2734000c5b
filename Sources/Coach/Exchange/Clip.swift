/// A part of a recording to play or to cut out.
public struct Clip: Sendable, Equatable {
  /// What it is.
  public let label: String
  /// Its frames.
  public let frames: Range<Int>

  /// A part by its frames.
  public init(label: String, frames: Range<Int>) {
    self.label = label
    self.frames = frames
  }

  /// A part by its seconds.
  public init(label: String, seconds: Range<Double>, rate: Int) {
    func frame(_ second: Double) -> Int { Int((second * Double(rate)).rounded()) }
    self.init(label: label, frames: frame(seconds.lowerBound)..<frame(seconds.upperBound))
  }
}
