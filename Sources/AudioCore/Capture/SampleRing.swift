internal import Synchronization

/// A ring of samples between one writing and one reading thread.
///
/// Fixed capacity, one allocation. Positions only grow and are masked on access, so that a full and
/// an empty ring differ. Each thread stores its own position with release order and loads the
/// other's with acquire order: the samples below a position are complete when it is seen.
final class SampleRing: Sendable {
  /// How many samples fit; a power of two.
  let capacity: Int
  private let mask: Int
  /// Written by the writer only between the reader's and the writer's position, read only below it.
  private nonisolated(unsafe) let storage: UnsafeMutablePointer<Int16>
  private let written = Atomic<Int>(0)
  private let taken = Atomic<Int>(0)

  /// A ring for at least `minimumCapacity` samples.
  init(minimumCapacity: Int) {
    precondition(minimumCapacity > 0, "a ring holds at least one sample")
    var capacity = 1
    while capacity < minimumCapacity { capacity *= 2 }
    self.capacity = capacity
    mask = capacity - 1
    storage = .allocate(capacity: capacity)
    storage.initialize(repeating: 0, count: capacity)
  }

  deinit { storage.deallocate() }

  /// How many samples can be written.
  ///
  /// Writer only; real-time safe.
  var freeSpace: Int {
    capacity - (written.load(ordering: .relaxed) - taken.load(ordering: .acquiring))
  }

  /// How many samples wait.
  ///
  /// Real-time safe.
  var count: Int {
    written.load(ordering: .acquiring) - taken.load(ordering: .acquiring)
  }

  /// How many samples have been written since the start.
  ///
  /// Real-time safe.
  var total: Int { written.load(ordering: .acquiring) }

  /// Writes as many samples as fit and returns their count.
  ///
  /// Writer only; real-time safe.
  func write(_ samples: Span<Int16>) -> Int {
    let start = written.load(ordering: .relaxed)
    let count = min(samples.count, freeSpace)
    let first = min(count, capacity - start & mask)
    samples.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      (storage + start & mask).update(from: base, count: first)
      storage.update(from: base + first, count: count - first)
    }
    written.store(start + count, ordering: .releasing)
    return count
  }

  /// Reads as many samples as there are, up to the span's count, and returns how many.
  ///
  /// Reader only; real-time safe.
  func read(into samples: inout MutableSpan<Int16>) -> Int {
    let start = taken.load(ordering: .relaxed)
    let count = min(samples.count, written.load(ordering: .acquiring) - start)
    let first = min(count, capacity - start & mask)
    samples.withUnsafeMutableBufferPointer { target in
      guard let base = target.baseAddress else { return }
      base.update(from: storage + start & mask, count: first)
      (base + first).update(from: storage, count: count - first)
    }
    taken.store(start + count, ordering: .releasing)
    return count
  }
}
