internal import Synchronization

/// Gaps on their way from the capture thread to the reader, in order and without locks.
///
/// When it is full, the frames that are lost then are published with the next gap that finds room.
final class GapQueue: Sendable {
  /// How many gaps wait at most: more than a device can have while the ring of samples fills.
  static let capacity = 4096

  private let published = Atomic<Int>(0)
  private let taken = Atomic<Int>(0)
  /// Frames that found no room.
  private let deferred = Atomic<Int>(0)
  /// Written by the writer only between the two positions, read only below its own.
  private nonisolated(unsafe) let storage: UnsafeMutablePointer<CaptureGap>

  init() {
    storage = .allocate(capacity: Self.capacity)
    storage.initialize(repeating: CaptureGap(position: 0, frames: 0), count: Self.capacity)
  }

  deinit { storage.deallocate() }

  /// Tells a gap.
  ///
  /// Writer only; real-time safe.
  func tell(_ gap: CaptureGap) {
    let count = published.load(ordering: .relaxed)
    let frames = deferred.load(ordering: .relaxed) + gap.frames
    guard count - taken.load(ordering: .acquiring) < Self.capacity else {
      return deferred.store(frames, ordering: .relaxed)
    }
    storage[count % Self.capacity] = CaptureGap(position: gap.position, frames: frames)
    deferred.store(0, ordering: .relaxed)
    published.store(count + 1, ordering: .releasing)
  }

  /// The first gap that was not taken yet.
  ///
  /// Reader only.
  var first: CaptureGap? {
    let index = taken.load(ordering: .relaxed)
    guard published.load(ordering: .acquiring) > index else { return nil }
    return storage[index % Self.capacity]
  }

  /// Takes the first gap away.
  ///
  /// Reader only.
  func removeFirst() {
    precondition(first != nil, "there is no gap to take")
    taken.add(1, ordering: .releasing)
  }
}
