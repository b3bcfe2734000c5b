/// Compares a stretch of speech with places in other speech: dynamic time warping (Sakoe & Chiba 1978).
///
/// Both move on together; the one may be up to twice as fast as the other: steps of (1,1), (1,2) and (2,1). The
/// stretch is taken from its first step on and the place's speech as far as it is needed, so that one pass gives
/// the cost of every beginning of the stretch.
public struct SpeechComparison: Sendable {
  /// What is sought.
  private let phrase: [SIMD8<Float>]
  /// How many steps of 20 ms it has.
  public let steps: Int

  /// How many steps the place may have before the phrase's first one: a breath, a click, half a word.
  public static let breath = 15
  /// What no way leads to.
  private static let never = Float.greatestFiniteMagnitude / 4

  /// A comparison with the speech from a step on.
  ///
  /// - Parameter steps: how many of them at the most.
  public init(_ cepstra: Cepstra, from start: Int, steps: Int) {
    let end = min(cepstra.steps, start + steps)
    self.steps = max(0, end - start)
    phrase = Array(cepstra.vectors[3 * min(start, end)..<3 * end])
  }

  /// A beginning of the phrase, and how much speech of the place it may have; both in steps.
  public struct Part: Sendable {
    let length: Int
    let window: Int

    /// So much of it, in so much speech.
    public init(_ length: Int, in window: Int) { (self.length, self.window) = (length, window) }
  }

  /// The mean cost of a step for the first steps of the phrase, for each of the lengths that are asked for, in steps and
  /// ascending; ``Float/infinity`` where the place has too little speech.
  public func costs(at place: Int, in other: Cepstra, lengths: [Int]) -> [Float] {
    costs(at: place, in: other, parts: lengths.map { Part($0, in: .max) }, lead: Self.breath)
  }

  /// The same of parts, by their lengths ascending.
  ///
  /// - Parameter lead: within how many steps of the place the phrase begins.
  public func costs(at place: Int, in other: Cepstra, parts: [Part], lead: Int) -> [Float] {
    var result = [Float](repeating: .infinity, count: parts.count)
    let most = parts.reduce(0) { max($0, $1.window) }
    let width = min(most, other.steps - place, 2 * steps + lead)
    guard width > 0 else { return result }
    var rows = Rows(width: width, lead: lead)
    var next = 0
    for row in 0..<steps {
      guard next < parts.count else { break }
      let best = rows.advance(row, phrase: phrase, place: place, in: other.vectors, width: width)
      guard best < Self.never else { break }
      while next < parts.count, row + 1 == parts[next].length {
        let window = parts[next].window
        let cost = window < width ? rows.sums.0[..<window].min() ?? Self.never : best
        if cost < Self.never { result[next] = cost / Float(row + 1) }
        next += 1
      }
    }
    return result
  }

  /// Three rows of the sums of costs, and two of the costs themselves.
  private struct Rows {
    var sums: ([Float], [Float], [Float])
    var costs: ([Float], [Float])

    let lead: Int

    init(width: Int, lead: Int) {
      self.lead = lead
      let empty = [Float](repeating: never, count: width)
      sums = (empty, empty, empty)
      costs = (empty, empty)
    }

    /// Fills the next row; the least sum in it.
    mutating func advance(
      _ row: Int, phrase: [SIMD8<Float>], place: Int, in speech: [SIMD8<Float>], width: Int
    ) -> Float {
      swap(&sums.2, &sums.1)
      swap(&sums.1, &sums.0)
      swap(&costs.1, &costs.0)
      // At half the pace, and at twice.
      let first = max(0, row / 2 - 1)
      let end = min(width, 2 * row + lead + 1)
      guard first < end else { return never }
      fillCosts(first..<end, row, phrase, place, speech)
      return fillSums(first..<end, row)
    }

    private mutating func fillCosts(
      _ columns: Range<Int>, _ row: Int, _ phrase: [SIMD8<Float>], _ place: Int,
      _ speech: [SIMD8<Float>]
    ) {
      let (one, two, three) = (phrase[3 * row], phrase[3 * row + 1], phrase[3 * row + 2])
      costs.0.withUnsafeMutableBufferPointer { costs in
        speech.withUnsafeBufferPointer { speech in
          for column in columns {
            let step = 3 &* (place &+ column)
            let (a, b, c) = (one - speech[step], two - speech[step &+ 1], three - speech[step &+ 2])
            costs[column] = (a * a + b * b + c * c).sum().squareRoot()
          }
        }
      }
    }

    private mutating func fillSums(_ columns: Range<Int>, _ row: Int) -> Float {
      var best = never
      // What lies outside of the columns is of earlier rows.
      for column in sums.0.indices.prefix(columns.lowerBound) { sums.0[column] = never }
      sums.0.withUnsafeMutableBufferPointer { now in
        sums.1.withUnsafeBufferPointer { before in
          sums.2.withUnsafeBufferPointer { earlier in
            costs.0.withUnsafeBufferPointer { cost in
              costs.1.withUnsafeBufferPointer { costBefore in
                for column in columns {
                  var sum = never
                  if row == 0 {
                    if column <= lead { sum = cost[column] }
                  } else if column >= 1 {
                    sum = min(sum, before[column - 1] + cost[column])
                    if column >= 2 {
                      sum = min(sum, before[column - 2] + (cost[column - 1] + cost[column]) / 2)
                    }
                    if row >= 2 {
                      sum = min(sum, earlier[column - 1] + costBefore[column] + cost[column])
                    }
                  }
                  now[column] = sum
                  best = min(best, sum)
                }
                for column in columns.upperBound..<now.count { now[column] = never }
              }
            }
          }
        }
      }
      return best
    }
  }
}
