internal import Glibc

/// How the channels of a recording compare: whether their mean is what they hold.
struct ChannelComparison {
  /// Channels that are compared; more are those of studios.
  private static let limit = 8
  /// Every so many frames one is looked at: levels need no more, and every frame costs half of what hearing does.
  private static let step = 11
  /// Blocks a second in which levels are compared.
  private static let blocksPerSecond = 20
  /// No level lies below, in dBFS: digital silence has none.
  private static let floor = -70.0

  private let channels: Int
  private let count: Int
  private let blockFrames: Int
  /// Sums of squares: of each channel in all and in this block, and of the sum of the channels.
  private var energy: [Double]
  private var blockEnergy: [Double]
  private var sumEnergy = 0.0
  private var frames = 0
  private var inBlock = 0
  private var lookedAt = 0
  /// Levels of blocks: their sums, and the sums of their products.
  private var blocks = 0.0
  private var levels: [Double]
  private var products: [Double]

  init(channels: Int, rate: Int) {
    self.channels = channels
    count = min(channels, Self.limit)
    blockFrames = max(1, rate / Self.blocksPerSecond)
    energy = Array(repeating: 0, count: count)
    blockEnergy = energy
    levels = energy
    products = Array(repeating: 0, count: count * count)
  }

  /// The channel with the most energy, from 1.
  var loudest: Int {
    let most = energy.indices.max { energy[$0] < energy[$1] }
    return (most ?? 0) + 1
  }

  /// The level of each channel, in dBFS.
  var channelLevels: [Double] {
    energy.map { Self.level($0, max(1, frames)) }
  }

  /// How much less of energy the mean of the channels has than channels that have nothing in common would leave: 1 for
  /// those, 0 where they cancel each other.
  var remainder: Double {
    let all = energy.reduce(0, +)
    return all > 0 ? sumEnergy / all : 1
  }

  /// The least correlation between the levels of two channels that are both loud, within 20 dB; 1 when there are
  /// none.
  ///
  /// Levels of two microphones before one speaker rise and fall together, whatever their delay; those of a time code
  /// or of another speaker do not.
  var levelCorrelation: Double {
    let own = channelLevels
    let loud = own.indices.filter { own[$0] > (own.max() ?? 0) - 20 && own[$0] > Self.floor + 10 }
    var least = 1.0
    for (place, one) in loud.enumerated() {
      for other in loud[(place + 1)...] { least = min(least, correlation(one, other)) }
    }
    return least
  }

  private func correlation(_ one: Int, _ other: Int) -> Double {
    guard blocks > 2 * Double(Self.blocksPerSecond) else { return 1 }
    func covariance(_ a: Int, _ b: Int) -> Double {
      products[a * count + b] / blocks - levels[a] / blocks * levels[b] / blocks
    }
    let spread = (covariance(one, one) * covariance(other, other)).squareRoot()
    return spread > 0 ? covariance(one, other) / spread : 0
  }

  /// Takes frames, channels beside each other.
  mutating func process(_ samples: Span<Int16>) {
    guard channels > 1 else { return }
    walk(samples.count / channels) { comparison, frames in
      let (channels, count) = (comparison.channels, comparison.count)
      var sums = 0
      for frame in frames {
        var sum = 0
        for channel in 0..<count {
          let value = Int(samples[frame &* channels &+ channel])
          sum &+= value
          comparison.blockEnergy[channel] += Double(value &* value)
        }
        sums &+= sum &* sum
      }
      comparison.sumEnergy += Double(sums)
    }
  }

  /// Takes frames, channels beside each other, as floats of ±1.
  mutating func process(_ samples: Span<Float>) {
    guard channels > 1 else { return }
    walk(samples.count / channels) { comparison, frames in
      let (channels, count) = (comparison.channels, comparison.count)
      for frame in frames {
        var sum: Float = 0
        for channel in 0..<count {
          let value = samples[frame &* channels &+ channel] * 32768
          let finite = value.isFinite ? value : 0
          sum += finite
          comparison.blockEnergy[channel] += Double(finite * finite)
        }
        comparison.sumEnergy += Double(sum * sum)
      }
    }
  }

  /// Goes through frames in blocks, looking at a few of each.
  private mutating func walk(
    _ all: Int, _ body: (inout ChannelComparison, StrideTo<Int>) -> Void
  ) {
    var start = 0
    while start < all {
      let end = min(all, start + blockFrames - inBlock)
      body(&self, stride(from: start, to: end, by: Self.step))
      let looked = (end - start + Self.step - 1) / Self.step
      frames += looked
      lookedAt += looked
      inBlock += end - start
      if inBlock == blockFrames { endBlock() }
      start = end
    }
  }

  private mutating func endBlock() {
    blocks += 1
    for one in blockEnergy.indices {
      let level = Self.level(blockEnergy[one], lookedAt)
      levels[one] += level
      energy[one] += blockEnergy[one]
      for other in one..<self.count {
        products[one * self.count + other] += level * Self.level(blockEnergy[other], lookedAt)
      }
    }
    for one in blockEnergy.indices { blockEnergy[one] = 0 }
    (inBlock, lookedAt) = (0, 0)
  }

  private static func level(_ energy: Double, _ frames: Int) -> Double {
    let power = energy / Double(frames) / (32768 * 32768)
    return max(floor, power > 0 ? 10 * log10(power) : floor)
  }
}
