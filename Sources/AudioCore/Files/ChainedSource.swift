/// Several recordings one behind the other in a file, as one: voice messages that were put together, streams.
// Unchecked: used by the one thread that owns the reader.
final class ChainedSource: SoundSource, @unchecked Sendable {
  let rate: Int
  let channels: Int
  let frames: Int?
  let isInteger: Bool
  let cues: [CuePoint] = []
  private(set) var fault: SizeFault?
  private let file: HeldFile
  private let links: [Range<Int>]
  /// Where each recording begins, in frames.
  private let starts: [Int]
  private var current: Int
  private var source: SndfileSource

  /// Opens the recordings; nil where they differ in rate or channels.
  ///
  /// - Parameter isEnded: whether the last of them has an end mark.
  /// - Throws: ``SoundFileError`` when one of them cannot be read.
  init?(_ file: HeldFile, _ links: [Range<Int>], isEnded: Bool) throws(SoundFileError) {
    source = try SndfileSource(file, link: links[0])
    var starts: [Int] = []
    var end = 0
    for link in links {
      let other = try SndfileSource(file, link: link)
      guard other.rate == source.rate, other.channels == source.channels else { return nil }
      starts.append(end)
      end += other.frames ?? 0
    }
    (self.file, self.links, self.starts, current) = (file, links, starts, 0)
    (rate, channels, isInteger) = (source.rate, source.channels, source.isInteger)
    frames = end
    fault = isEnded ? nil : .unfinished
  }

  func read(_ samples: UnsafeMutablePointer<Int16>, frames: Int) -> Int {
    next { $0.read(samples, frames: frames) }
  }

  func read(_ samples: UnsafeMutablePointer<Float>, frames: Int) -> Int {
    next { $0.read(samples, frames: frames) }
  }

  func seek(toFrame frame: Int) -> Bool {
    let link = starts.lastIndex { $0 <= frame } ?? 0
    return open(link) && source.seek(toFrame: frame - starts[link])
  }

  /// Reads from the first recording that has something left.
  private func next(_ read: (SndfileSource) -> Int) -> Int {
    while true {
      let count = read(source)
      if count > 0 { return count }
      if let fault = source.fault { self.fault = fault == .unfinished ? fault : .damaged }
      guard current + 1 < links.count, open(current + 1) else { return 0 }
    }
  }

  private func open(_ link: Int) -> Bool {
    guard let next = try? SndfileSource(file, link: links[link]) else {
      fault = .damaged
      return false
    }
    (source, current) = (next, link)
    return true
  }
}
