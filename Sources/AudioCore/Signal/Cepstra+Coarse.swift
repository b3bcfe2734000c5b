extension Cepstra {
  /// How many steps a coarse one is made of.
  static let coarseness = 3

  /// The same in steps of 60 ms, each the mean of three: a ninth of the work for whoever compares much.
  ///
  /// The runs stay where they are, in steps of 20 ms; what is left of one at its end is left out.
  public var coarse: Cepstra {
    var vectors: [SIMD8<Float>] = []
    var starts: [Int] = []
    for (run, start) in zip(runs, self.starts) {
      starts.append(vectors.count / 3)
      for step in stride(
        from: start, to: start + run.count - Self.coarseness + 1, by: Self.coarseness)
      {
        for part in 0..<3 {
          let (a, b, c) = (step, step + 1, step + 2)
          vectors.append(
            (self.vectors[3 * a + part] + self.vectors[3 * b + part] + self.vectors[3 * c + part])
              / 3)
        }
      }
    }
    return Cepstra(vectors: vectors, starts: starts, runs: runs, scale: scale)
  }
}
