extension SIMD8<Int16> {
  /// The products with the lanes of another, neighbours added: one instruction of x86 and of ARM.
  @inline(__always)
  func pairProducts(_ other: SIMD8<Int16>) -> SIMD4<Int32> {
    let products = widened &* other.widened
    return products.evenHalf &+ products.oddHalf
  }

  /// Lane by lane, so that it is inlined everywhere; the standard library's generic conversion is not, once
  /// it is used at several places, and then costs thirty times as much.
  @inline(__always)
  private var widened: SIMD8<Int32> {
    var wide = SIMD8<Int32>.zero
    for lane in 0..<8 { wide[lane] = Int32(self[lane]) }
    return wide
  }
}
