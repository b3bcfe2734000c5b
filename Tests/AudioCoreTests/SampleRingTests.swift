import Testing

@testable import AudioCore

@Suite("The ring between capture thread and worker")
struct SampleRingTests {
  @Test(arguments: 1...9)
  func `gives back what was written, for every small capacity and every size of step`(
    capacity: Int
  ) {
    for writeSize in 1...capacity + 2 {
      for readSize in 1...capacity + 2 {
        let ring = SampleRing(minimumCapacity: capacity)
        var written: Int16 = 0
        var expected: Int16 = 0
        for _ in 0..<50 {
          let samples = (0..<writeSize).map { Int16(written + Int16($0)) }
          let count = ring.write(samples.span)
          #expect(count == min(writeSize, ring.capacity - Int(written - expected)))
          written += Int16(count)
          var taken = [Int16](repeating: -1, count: readSize)
          var span = taken.mutableSpan
          let read = ring.read(into: &span)
          for sample in taken[..<read] {
            #expect(sample == expected)
            expected += 1
          }
        }
        #expect(ring.count == Int(written - expected))
      }
    }
  }

  @Test func `carries a sequence from one thread to another`() throws {
    let ring = SampleRing(minimumCapacity: 1000)
    let total = 300_000
    var isIntact = true
    var taken = 0
    let writer = try WorkerThread {
      var next = 0
      var block = [Int16](repeating: 0, count: 333)
      while next < total {
        for index in block.indices { block[index] = Int16(truncatingIfNeeded: next + index) }
        next += ring.write(block.span.extracting(first: min(block.count, total - next)))
      }
    }
    var block = [Int16](repeating: 0, count: 257)
    while taken < total {
      var span = block.mutableSpan
      let count = ring.read(into: &span)
      for index in 0..<count where block[index] != Int16(truncatingIfNeeded: taken + index) {
        isIntact = false
      }
      taken += count
    }
    writer.join()
    #expect(isIntact)
  }
}
