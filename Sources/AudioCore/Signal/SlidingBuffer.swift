/// The latest stretch of a long sequence: elements with absolute positions, of which old ones are
/// dropped.
struct SlidingBuffer<Element: Sendable>: Sendable {
  private var storage: [Element]
  /// The position of the first element in `storage`.
  private var origin: Int
  /// The first position that is still wanted.
  private(set) var start: Int
  /// The position behind the last element.
  var end: Int { origin + storage.count }

  /// A buffer in which `history` copies of an element lie before position 0.
  init(history: Int = 0, of element: Element) {
    storage = Array(repeating: element, count: history)
    origin = -history
    start = -history
  }

  /// The element at a position that was not dropped.
  subscript(position: Int) -> Element { storage[position - origin] }

  /// Appends an element.
  mutating func append(_ element: Element) { storage.append(element) }

  /// Appends many elements.
  mutating func append(contentsOf elements: [Element]) { storage += elements }

  /// Lets go of what lies before a position.
  ///
  /// Moves memory rarely: when most of it is free.
  mutating func drop(before position: Int) {
    start = max(start, min(position, end))
    let unused = start - origin
    guard unused > storage.count / 2, unused > 256 else { return }
    storage.removeFirst(unused)
    origin = start
  }

  /// Gives access to the elements from a position on.
  func read<Result>(from position: Int, _ body: (UnsafePointer<Element>) -> Result) -> Result {
    precondition(position >= start, "what was dropped cannot be read")
    return storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("nothing was appended yet") }
      return body(base + (position - origin))
    }
  }
}
