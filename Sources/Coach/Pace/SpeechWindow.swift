/// A stretch of a phase that holds a certain amount of speech.
struct SpeechWindow: Equatable {
  /// From its first speech to its last, in frames.
  var frames: Range<Int>
  /// The frames of speech in it.
  var speech: Int
  /// The position of its phase.
  let phase: Int

  /// Windows that each hold their speech; what is left at the end of an interval is a window of its own, or
  /// part of the one before.
  ///
  /// - Parameters:
  ///   - intervals: the stretches of phases, ascending.
  ///   - runs: the speech with the silences in it that are no pauses, ascending and apart.
  ///   - wanted: the frames of speech in a window.
  static func all(
    in intervals: [(frames: Range<Int>, phase: Int)], runs: [Range<Int>], wanted: Int
  ) -> [SpeechWindow] {
    intervals.flatMap { windows(of: $0.frames, phase: $0.phase, runs, wanted) }
  }

  private static func windows(
    of interval: Range<Int>, phase: Int, _ runs: [Range<Int>], _ wanted: Int
  ) -> [SpeechWindow] {
    var windows: [SpeechWindow] = []
    var open: SpeechWindow?
    var index = runs.partitioningIndex { $0.upperBound > interval.lowerBound }
    while index < runs.count, runs[index].lowerBound < interval.upperBound {
      var run = runs[index].clamped(to: interval)
      while !run.isEmpty {
        var window = open ?? SpeechWindow(frames: run, speech: 0, phase: phase)
        let taken = min(run.count, wanted - window.speech)
        window.speech += taken
        window.frames = window.frames.lowerBound..<run.lowerBound + taken
        run = run.lowerBound + taken..<run.upperBound
        open = window
        if window.speech == wanted {
          windows.append(window)
          open = nil
        }
      }
      index += 1
    }
    guard let rest = open else { return windows }
    if rest.speech >= wanted / 2 { return windows + [rest] }
    guard var last = windows.popLast() else { return [] }
    last.frames = last.frames.lowerBound..<rest.frames.upperBound
    last.speech += rest.speech
    return windows + [last]
  }
}
