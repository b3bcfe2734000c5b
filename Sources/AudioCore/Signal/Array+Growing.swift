extension Array {
  /// Appends `count` elements: first copies of `element`, over which `body` writes.
  mutating func grow(
    by count: Int, from element: Element, _ body: (UnsafeMutablePointer<Element>) -> Void
  ) {
    let old = self.count
    append(contentsOf: repeatElement(element, count: count))
    withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { body(base + old) }
    }
  }
}
