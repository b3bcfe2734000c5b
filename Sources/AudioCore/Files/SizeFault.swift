/// What is wrong with the size that a sound file gives itself.
public enum SizeFault: Sendable, Equatable {
  /// The file ends before its header says: a copy broke off, or the header holds a placeholder.
  case promisesMore
  /// Samples go on behind the end that the header gives: the recorder was killed.
  case promisesLess
}
