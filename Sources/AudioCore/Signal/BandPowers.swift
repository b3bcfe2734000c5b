/// The powers of a hop in the bands of ``FilterBank``, from low to high.
typealias BandPowers = SIMD16<Float>

extension BandPowers {
  /// The smaller of each pair.
  ///
  /// `pointwiseMin` of the standard library goes lane by lane: 36 times slower in Swift 6.3.
  @inline(__always)
  static func smaller(_ one: BandPowers, _ other: BandPowers) -> BandPowers {
    one.replacing(with: other, where: other .< one)
  }

  /// The larger of each pair.
  @inline(__always)
  static func larger(_ one: BandPowers, _ other: BandPowers) -> BandPowers {
    one.replacing(with: other, where: other .> one)
  }
}
