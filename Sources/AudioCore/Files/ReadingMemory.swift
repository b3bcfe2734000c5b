/// Memory that files are read into, half a page behind the beginning of one.
///
/// Where the last twelve bits of an address are a little above those of the address that is copied from, processors
/// take loads and stores for the same place, and copying takes five times as long (70 ms more for half an hour
/// at 48 kHz). Headers of sound files are short, so samples begin early in their pages.
struct ReadingMemory: ~Copyable {
  private static let page = 4096
  private let memory: UnsafeMutableRawPointer
  /// Where the samples go; they are zero at first.
  let samples: UnsafeMutableBufferPointer<Int16>

  /// Memory for so many samples.
  init(count: Int) {
    let size = count * MemoryLayout<Int16>.stride
    memory = .allocate(byteCount: Self.page / 2 + size, alignment: Self.page)
    let start = memory + Self.page / 2
    samples = UnsafeMutableBufferPointer(
      start: start.initializeMemory(as: Int16.self, repeating: 0, count: count), count: count)
  }

  deinit { memory.deallocate() }
}
