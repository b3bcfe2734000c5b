/// What two recordings of one voice both say, found without words.
///
/// Learnt from the two is how far apart their sounds usually are; a passage is what stays nearer than that for the
/// better part of a second (``LocalAlignment``).
public struct SharedSpeech: Sendable {
  /// A passage that both say, in steps of 20 ms from the beginning of each recording.
  public struct Passage: Sendable, Equatable {
    /// Where it lies in the first.
    public let first: Range<Int>
    /// Where it lies in the second.
    public let second: Range<Int>

    /// This and all up to the end of another, which follows it in both.
    public func through(_ other: Passage) -> Passage {
      Passage(
        first: first.lowerBound..<other.first.upperBound,
        second: second.lowerBound..<other.second.upperBound)
    }
  }

  /// The speech of a recording in coarse steps, and where each of them lies in it.
  private struct Side {
    let vectors: [SIMD8<Float>]
    let positions: [Int]

    init(_ cepstra: Cepstra) {
      vectors = cepstra.coarse.vectors
      positions = cepstra.runs.flatMap { run in
        (0..<run.count / Cepstra.coarseness).map { run.lowerBound + Cepstra.coarseness * $0 }
      }
    }

    /// The coarse steps that begin within some time of the recording.
    func steps(in range: Range<Int>) -> Range<Int> {
      first(from: range.lowerBound)..<first(from: range.upperBound)
    }

    /// The recording's time of some coarse steps.
    func time(of steps: Range<Int>) -> Range<Int> {
      positions[steps.lowerBound]..<positions[steps.upperBound - 1] + Cepstra.coarseness
    }

    private func first(from position: Int) -> Int {
      var (low, high) = (0, positions.count)
      while low < high {
        let middle = (low + high) / 2
        if positions[middle] < position { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  private let (first, second): (Side, Side)
  private let alignment: LocalAlignment?

  /// So many deviations below the mean distance two sounds are alike.
  private static let nearness: Float = 1.5
  /// Of so many pairs of steps the usual distance is learnt.
  private static let samples = 20_000
  /// More cells than those of half an hour without a pause against another are not compared.
  private static let mostCells = 900_000_000
  /// By so many coarse steps two passages may overlap, because what begins by chance belongs to both: 0.3 s.
  private static let overlap = 5
  /// So many passages are put in order at the most, the clearest.
  private static let most = 2000

  /// What two recordings have in common.
  public init(_ first: Cepstra, _ second: Cepstra) {
    (self.first, self.second) = (Side(first), Side(second))
    alignment = Self.usual(self.first, self.second)
  }

  /// What is alike, from the distances of steps by chance; nil where there is nothing to compare.
  private static func usual(_ first: Side, _ second: Side) -> LocalAlignment? {
    let (rows, columns) = (first.positions.count, second.positions.count)
    guard rows > 0, columns > 0 else { return nil }
    var (sum, squares): (Double, Double) = (0, 0)
    for sample in 0..<samples {
      // Both take all their steps in turn, at paces that have no common measure.
      let (row, column) = (3 * (sample * rows / samples), 3 * (sample * 7919 % columns))
      let square = (0..<3).reduce(Float(0)) { square, part in
        let difference = first.vectors[row + part] - second.vectors[column + part]
        return square + (difference * difference).sum()
      }
      sum += Double(square.squareRoot())
      squares += Double(square)
    }
    let mean = sum / Double(samples)
    let deviation = Float(max(0, squares / Double(samples) - mean * mean).squareRoot())
    guard deviation > 0.01 else { return nil }
    return LocalAlignment(limit: Float(mean) - nearness * deviation, unit: deviation)
  }

  /// The passages that both say within some of their time, in the order in which both say them.
  ///
  /// - Parameters:
  ///   - times: of the first recording, in steps of 20 ms, ascending and apart.
  ///   - others: the same of the second.
  /// - Returns: nil where it would be too much to compare.
  public func passages(in times: [Range<Int>], and others: [Range<Int>]) -> [Passage]? {
    guard let alignment else { return [] }
    let (rows, columns) = (times.map(first.steps), others.map(second.steps))
    func count(_ ranges: [Range<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }
    guard count(rows) * count(columns) <= Self.mostCells else { return nil }
    var found: [LocalAlignment.Passage] = []
    for row in rows {
      for column in columns {
        found += alignment.passages(of: first.vectors, row, and: second.vectors, column)
      }
    }
    return Self.inOrder(found).map {
      Passage(first: first.time(of: $0.first), second: second.time(of: $0.second))
    }
  }

  /// Those that follow one another in both and score most together.
  private static func inOrder(_ all: [LocalAlignment.Passage]) -> [LocalAlignment.Passage] {
    func key(_ passage: LocalAlignment.Passage) -> (Int, Int, Int) {
      (passage.first.upperBound, passage.first.lowerBound, passage.second.lowerBound)
    }
    let passages = all.sorted {
      ($0.score, key($0).1, key($0).2) > ($1.score, key($1).1, key($1).2)
    }
    .prefix(most).sorted { key($0) < key($1) }
    var best = passages.map(\.score)
    var before = [Int?](repeating: nil, count: passages.count)
    for (index, passage) in passages.enumerated() {
      for other in 0..<index
      where passage.follows(passages[other], overlap: overlap)
        && best[other] + passage.score > best[index]
      {
        best[index] = best[other] + passage.score
        before[index] = other
      }
    }
    var chain: [LocalAlignment.Passage] = []
    var next = best.indices.max { best[$0] < best[$1] }
    while let index = next {
      chain.append(passages[index])
      next = before[index]
    }
    return apart(chain.reversed())
  }

  /// The same without what two of them have in common, which the later one loses.
  private static func apart(_ chain: [LocalAlignment.Passage]) -> [LocalAlignment.Passage] {
    var apart: [LocalAlignment.Passage] = []
    for passage in chain {
      guard let last = apart.last else {
        apart.append(passage)
        continue
      }
      apart.append(
        LocalAlignment.Passage(
          first: max(passage.first.lowerBound, last.first.upperBound)..<passage.first.upperBound,
          second: max(
            passage.second.lowerBound, last.second.upperBound)..<passage.second.upperBound,
          score: passage.score))
    }
    return apart
  }
}
