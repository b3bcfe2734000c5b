/// When syllables are spoken and how long each lasts: from halfway to the one before to halfway to the next.
///
/// Their rate is one over their mean length, and rests on nothing but where the nuclei are. Against the speech
/// that the detector finds it would move by 4 % at 8 kHz and by 6 % in noise, because the edges of speech do.
struct SyllableTimes {
  /// A syllable lasts this long at most, in seconds: what is longer is a pause, of which it takes no more.
  ///
  /// Continuous, so that no pause of just this length decides. Of 0.3 to 0.6 s the one at which the rate is, in
  /// the median of ten speakers, what syllables per second of speech are, and follows the truth as well
  /// (docs/pace.md).
  static let longest = 0.45

  private let nuclei: [Int]
  private let rate: Int
  /// Half of ``longest``, in frames.
  private let half: Double

  /// - Parameters:
  ///   - nuclei: the frames of syllable nuclei, ascending.
  ///   - rate: frames per second.
  init(nuclei: [Int], rate: Int) {
    self.nuclei = nuclei
    self.rate = rate
    half = Self.longest * Double(rate) / 2
  }

  /// How many nuclei lie in some frames.
  func count(in frames: Range<Int>) -> Int { places(in: frames).count }

  /// The syllables per second in some frames, pauses left out; 0 where there are none.
  func perSecond(in stretches: [Range<Int>]) -> Double {
    var (count, frames) = (0, 0.0)
    for stretch in stretches {
      let places = places(in: stretch)
      count += places.count
      for place in places { frames += length(of: place) }
    }
    return frames > 0 ? Double(count * rate) / frames : 0
  }

  /// How long a syllable lasts, in frames.
  private func length(of place: Int) -> Double {
    let before = place > 0 ? Double(nuclei[place] - nuclei[place - 1]) / 2 : half
    let after = place + 1 < nuclei.count ? Double(nuclei[place + 1] - nuclei[place]) / 2 : half
    return min(before, half) + min(after, half)
  }

  private func places(in frames: Range<Int>) -> Range<Int> {
    nuclei.partitioningIndex {
      $0 >= frames.lowerBound
    }..<nuclei.partitioningIndex {
      $0 >= frames.upperBound
    }
  }
}
