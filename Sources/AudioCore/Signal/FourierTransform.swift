internal import Glibc

/// A complex Fourier transform of 256 points on four lanes at once, so of eight real signals.
///
/// Radix 4, decimation in frequency (Gentleman & Sande 1966); the result is in digit-reversed order.
/// Our own, because what Debian has is slower without licences that do not fit (FFTW is GPL).
struct FourierTransform: Sendable {
  static let size = 256
  /// Where frequency k stands in the result.
  let position: [Int]
  private let cosines: [Float]
  private let sines: [Float]

  init() {
    let angles = (0..<Self.size).map { 2 * Double.pi * Double($0) / Double(Self.size) }
    cosines = angles.map { Float(cos($0)) }
    sines = angles.map { Float(-sin($0)) }
    position = (0..<Self.size).map(Self.reversingDigits)
  }

  /// A number below 256 with its four digits to the base of four in the opposite order.
  private static func reversingDigits(_ number: Int) -> Int {
    var (rest, reversed) = (number, 0)
    for _ in 0..<4 {
      reversed = reversed * 4 + rest % 4
      rest /= 4
    }
    return reversed
  }

  /// Transforms in place.
  func transform(
    _ real: UnsafeMutablePointer<SIMD4<Float>>, _ imaginary: UnsafeMutablePointer<SIMD4<Float>>
  ) {
    cosines.withUnsafeBufferPointer { cosines in
      sines.withUnsafeBufferPointer { sines in
        var length = Self.size
        while length > 4 {
          stage(real, imaginary, length, cosines, sines)
          length /= 4
        }
        lastStage(real, imaginary)
      }
    }
  }

  /// The stage of four neighbours, whose factors are all 1.
  private func lastStage(
    _ real: UnsafeMutablePointer<SIMD4<Float>>, _ imaginary: UnsafeMutablePointer<SIMD4<Float>>
  ) {
    for base in stride(from: 0, to: Self.size, by: 4) {
      let (ar, ai, br, bi) = (real[base], imaginary[base], real[base + 1], imaginary[base + 1])
      let (cr, ci) = (real[base + 2], imaginary[base + 2])
      let (dr, di) = (real[base + 3], imaginary[base + 3])
      let (sumACr, sumACi, sumBDr, sumBDi) = (ar + cr, ai + ci, br + dr, bi + di)
      let (difACr, difACi, difBDr, difBDi) = (ar - cr, ai - ci, br - dr, bi - di)
      (real[base], imaginary[base]) = (sumACr + sumBDr, sumACi + sumBDi)
      (real[base + 1], imaginary[base + 1]) = (difACr + difBDi, difACi - difBDr)
      (real[base + 2], imaginary[base + 2]) = (sumACr - sumBDr, sumACi - sumBDi)
      (real[base + 3], imaginary[base + 3]) = (difACr - difBDi, difACi + difBDr)
    }
  }

  private func stage(
    _ real: UnsafeMutablePointer<SIMD4<Float>>, _ imaginary: UnsafeMutablePointer<SIMD4<Float>>,
    _ length: Int, _ cosines: UnsafeBufferPointer<Float>, _ sines: UnsafeBufferPointer<Float>
  ) {
    let quarter = length / 4
    let stride = Self.size / length
    for offset in 0..<quarter {
      let (c1, s1) = (cosines[offset &* stride], sines[offset &* stride])
      let (c2, s2) = (cosines[2 &* offset &* stride], sines[2 &* offset &* stride])
      let (c3, s3) = (cosines[3 &* offset &* stride], sines[3 &* offset &* stride])
      var base = offset
      while base < Self.size {
        let (i1, i2, i3) = (base &+ quarter, base &+ 2 &* quarter, base &+ 3 &* quarter)
        let (ar, ai, br, bi) = (real[base], imaginary[base], real[i1], imaginary[i1])
        let (cr, ci, dr, di) = (real[i2], imaginary[i2], real[i3], imaginary[i3])
        let (sumACr, sumACi, sumBDr, sumBDi) = (ar + cr, ai + ci, br + dr, bi + di)
        let (difACr, difACi, difBDr, difBDi) = (ar - cr, ai - ci, br - dr, bi - di)
        real[base] = sumACr + sumBDr
        imaginary[base] = sumACi + sumBDi
        let (t1r, t1i) = (difACr + difBDi, difACi - difBDr)
        real[i1] = t1r * c1 - t1i * s1
        imaginary[i1] = t1r * s1 + t1i * c1
        let (t2r, t2i) = (sumACr - sumBDr, sumACi - sumBDi)
        real[i2] = t2r * c2 - t2i * s2
        imaginary[i2] = t2r * s2 + t2i * c2
        let (t3r, t3i) = (difACr - difBDi, difACi + difBDr)
        real[i3] = t3r * c3 - t3i * s3
        imaginary[i3] = t3r * s3 + t3i * c3
        base &+= length
      }
    }
  }
}
