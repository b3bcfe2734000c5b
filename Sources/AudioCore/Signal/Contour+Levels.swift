extension Contour {
  /// The loudest level above the background in each of so many stretches of equal length, in dBFS, for a
  /// picture.
  ///
  /// Fewer where the contour has fewer hops.
  public func peakLevels(columns: Int) -> [Double] {
    let count = min(columns, hops.count)
    return (0..<count).map { column in
      let stretch = column * hops.count / count..<(column + 1) * hops.count / count
      return hops[stretch].reduce(-110) { max($0, $1.power) }
    }
  }
}
