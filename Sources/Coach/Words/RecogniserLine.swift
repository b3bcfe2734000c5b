/// A line that a recogniser prints while it works.
public enum RecogniserLine {
  /// Where the words of a line end, in seconds; nil where it has no times.
  public static func end(_ line: String) -> Double? {
    WhisperLines.phrase(line)?.end ?? SphinxLines.word(line)?.end
  }
}
