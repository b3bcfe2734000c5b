extension Array {
  /// Appends `count` elements, every one of which `body` initialises.
  mutating func grow(by count: Int, _ body: (UnsafeMutablePointer<Element>) -> Void) {
    guard count > 0 else { return }
    append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { buffer, initialized in
        guard let base = buffer.baseAddress else { return }
        body(base + initialized)
        initialized += count
      }
    }
  }
}
