/// What is wrong with the length of a sound file, or with what is in it.
public enum SizeFault: Sendable, Equatable {
  /// The file ends before its header says: a copy broke off, or the header holds a placeholder.
  case promisesMore
  /// Samples go on after the end that the header gives: the recorder was killed.
  case promisesLess
  /// It has no end mark: a copy broke off, or the recorder was killed.
  case unfinished
  /// It cannot be decoded to its end, which would be at so many frames.
  case brokenOff(promised: Int)
  /// Parts of it could not be decoded; what lies behind them was read.
  case damaged
  /// It holds several recordings one behind the other, and only the first was read.
  case firstOfSeveral
}
