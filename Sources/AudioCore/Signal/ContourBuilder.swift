/// Turns samples into a contour, in chunks of any size.
///
/// Sums are whole numbers, so the contour does not depend on how the samples were cut into chunks.
public struct ContourBuilder: Sendable {
  /// What was built so far; complete after ``finish()``.
  public private(set) var contour: Contour
  private var filled = 0
  private var sum = 0
  private var sumOfSquares = 0
  private var largest = 0

  /// A builder for a recording of `rate` frames per second.
  public init(rate: Int) { contour = Contour(rate: rate) }

  /// Takes the next samples.
  public mutating func process(_ samples: Span<Int16>) {
    var start = 0
    while start < samples.count {
      let count = min(contour.hopLength - filled, samples.count - start)
      add(samples.extracting(start..<start + count))
      start += count
      if filled == contour.hopLength { closeHop() }
    }
    contour.frames += samples.count
  }

  /// Takes `count` frames of silence: what the device lost.
  public mutating func processSilence(_ count: Int) {
    let block = [Int16](repeating: 0, count: min(count, 1 << 14))
    var left = count
    while left > 0 {
      let part = min(left, block.count)
      process(block.span.extracting(first: part))
      left -= part
    }
  }

  /// Closes the last hop, however short.
  public mutating func finish() {
    if filled > 0 { closeHop() }
    contour.peak = Double(largest) / 32768
  }

  private mutating func add(_ samples: Span<Int16>) {
    // At most 1920 frames a hop: sums of squares stay below 2^42, so wrapping operators are exact.
    var sum = 0
    var sumOfSquares = 0
    var low: Int16 = 0
    var high: Int16 = 0
    for index in samples.indices {
      let sample = samples[index]
      let wide = Int(sample)
      sum &+= wide
      sumOfSquares &+= wide &* wide
      low = min(low, sample)
      high = max(high, sample)
    }
    self.sum &+= sum
    self.sumOfSquares &+= sumOfSquares
    filled += samples.count
    if high == .max || low <= -.max { countClipped(samples) }
    largest = max(largest, Int(high), -Int(low))
  }

  private mutating func countClipped(_ samples: Span<Int16>) {
    for index in samples.indices where samples[index] == .max || samples[index] <= -.max {
      contour.clippedFrames += 1
    }
  }

  private mutating func closeHop() {
    let count = Double(filled)
    let mean = Double(sum) / count
    let meanSquare = Double(sumOfSquares) / count - mean * mean
    let level = Decibels.level(meanSquare: meanSquare)
    contour.levels.append(Int16((level * 100).rounded()))
    filled = 0
    sum = 0
    sumOfSquares = 0
  }
}
