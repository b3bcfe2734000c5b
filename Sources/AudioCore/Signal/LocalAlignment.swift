/// Finds where two stretches of speech sound alike, each in its order: local alignment (Smith & Waterman 1981) by
/// dynamic time warping, as Park & Glass (2008) find spoken words again without a recogniser.
///
/// Both move on together; the one may be up to twice as fast as the other: steps of (1,1), (1,2) and (2,1). Every
/// step scores by how much nearer its vectors are than they usually are. A way ends where its score has fallen
/// (Altschul, Gish, Miller, Myers & Lipman 1990), so that two passages that are alike are not joined over one that
/// is not.
struct LocalAlignment {
  /// Two passages that sound alike, in coarse steps.
  struct Passage: Equatable {
    let first: Range<Int>
    let second: Range<Int>
    let score: Float

    /// Whether it comes after another in both, but for so many steps.
    func follows(_ other: Passage, overlap: Int) -> Bool {
      other.first.upperBound <= first.lowerBound + overlap
        && other.second.upperBound <= second.lowerBound + overlap
        && other.first.upperBound < first.upperBound
        && other.second.upperBound < second.upperBound
    }
  }

  /// The distance of vectors below which they are alike, and what of it scores 1.
  let (limit, unit): (Float, Float)

  /// What a passage scores at least: about 0.8 s that are as near as the same words by the same voice are.
  private static let least: Float = 25
  /// By how much a way's score may fall: about 0.3 s of other words.
  private static let fall: Float = 8

  /// A way to a cell: its score, the highest on it so far, and where it began.
  private struct Way {
    var score: Float = 0
    var highest: Float = 0
    var first: Int32 = 0
    var second: Int32 = 0
  }

  /// The three latest rows of ways, and the two latest of scores.
  private struct Rows {
    var ways: ([Way], [Way], [Way])
    var scores: ([Float], [Float])

    init(width: Int) {
      let none = [Way](repeating: Way(), count: width)
      ways = (none, none, none)
      let scores = [Float](repeating: 0, count: width)
      self.scores = (scores, scores)
    }

    mutating func next() {
      swap(&ways.2, &ways.1)
      swap(&ways.1, &ways.0)
      swap(&scores.1, &scores.0)
    }
  }

  /// The passages, each the best of those that begin at the same place.
  ///
  /// - Parameters:
  ///   - first: three vectors a step, as ``Cepstra`` has them; the steps that are compared of them.
  ///   - second: the same of the other speech.
  func passages(
    of first: [SIMD8<Float>], _ firstSteps: Range<Int>, and second: [SIMD8<Float>],
    _ secondSteps: Range<Int>
  ) -> [Passage] {
    var found: [Int: Passage] = [:]
    var rows = Rows(width: secondSteps.count)
    for step in firstSteps {
      rows.next()
      fillScores(&rows.scores.0, first, step, second, secondSteps)
      fillWays(&rows, step - firstSteps.lowerBound) { way, column in
        let start = Int(way.first) * secondSteps.count + Int(way.second)
        guard way.score > found[start]?.score ?? 0 else { return }
        found[start] = Passage(
          first: firstSteps.lowerBound + Int(way.first)..<step + 1,
          second: secondSteps.lowerBound + Int(way.second)..<secondSteps.lowerBound + column + 1,
          score: way.score)
      }
    }
    return Array(found.values)
  }

  private func fillScores(
    _ scores: inout [Float], _ first: [SIMD8<Float>], _ step: Int, _ second: [SIMD8<Float>],
    _ columns: Range<Int>
  ) {
    let (one, two, three) = (first[3 * step], first[3 * step + 1], first[3 * step + 2])
    let scale = 1 / unit
    scores.withUnsafeMutableBufferPointer { scores in
      second.withUnsafeBufferPointer { second in
        for column in 0..<scores.count {
          let place = 3 &* (columns.lowerBound &+ column)
          let (a, b, c) = (
            one - second[place], two - second[place &+ 1], three - second[place &+ 2]
          )
          scores[column] = (limit - (a * a + b * b + c * c).sum().squareRoot()) * scale
        }
      }
    }
  }

  /// Fills the next row.
  ///
  /// - Parameter found: told every way that is long enough and has just reached its highest score.
  private func fillWays(_ rows: inout Rows, _ row: Int, found: (Way, Int) -> Void) {
    rows.ways.0.withUnsafeMutableBufferPointer { now in
      rows.ways.1.withUnsafeBufferPointer { before in
        rows.ways.2.withUnsafeBufferPointer { earlier in
          rows.scores.0.withUnsafeBufferPointer { score in
            rows.scores.1.withUnsafeBufferPointer { scoreBefore in
              for column in 0..<now.count {
                var way = Way(
                  score: 2 * score[column], highest: 0, first: Int32(row), second: Int32(column))
                func reach(from other: Way, _ gain: Float) {
                  guard other.score > 0, other.score + gain > way.score else { return }
                  way = other
                  way.score += gain
                }
                if column >= 1 {
                  reach(from: before[column - 1], 2 * score[column])
                  reach(
                    from: earlier[column - 1], 1.5 * (scoreBefore[column] + score[column]))
                }
                if column >= 2 {
                  reach(from: before[column - 2], 1.5 * (score[column - 1] + score[column]))
                }
                if way.score <= 0 || way.score < way.highest - Self.fall {
                  way.score = 0
                } else if way.score > way.highest {
                  way.highest = way.score
                  if way.score >= Self.least { found(way, column) }
                }
                now[column] = way
              }
            }
          }
        }
      }
    }
  }
}
