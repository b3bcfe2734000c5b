internal import Glibc

/// Reads a recording as mono 16-bit samples, whatever decodes it: libsndfile, or ffmpeg where that cannot.
public struct SoundFileReader: ~Copyable, @unchecked Sendable {  // one owner, so it may move
  /// Frames per second.
  public let rate: Int
  /// Samples per frame in the file.
  public let channels: Int
  /// Frames in the file, as its header and its length allow; an estimate where a decoder cannot tell before its end.
  public let frames: Int
  /// The places that the file names.
  public let cues: [CuePoint]
  /// Which channel is heard, from 1; nil for the mean of all.
  let channel: Int?
  /// How the channels compare, as far as they were read.
  private(set) var comparison: ChannelComparison
  private var source: any SoundSource
  private let file: HeldFile
  private let options: ReadingOptions
  private var position = 0
  /// The frames of a block, and the samples of which they are mixed.
  private var block = ReadingMemory(count: 0)
  private var integers = ReadingMemory(count: 0)
  private var floats: [Float] = []

  /// Opens a file.
  ///
  /// - Throws: ``SoundFileError``.
  public init(path: String) throws(SoundFileError) {
    try self.init(HeldFile(path))
  }

  /// Reads a file from its beginning.
  ///
  /// - Throws: ``SoundFileError``.
  public init(
    _ file: HeldFile, _ options: ReadingOptions = ReadingOptions()
  ) throws(SoundFileError) {
    let source = try Self.source(file, options)
    let channel: Int?
    switch options.channels {
    case .mix: channel = nil
    case .one(let number):
      guard number <= source.channels else {
        throw .noChannel(file: file.name, channel: number, channels: source.channels)
      }
      channel = number
    case .loudest:
      channel = source.channels == 1 ? 1 : try Self.loudest(file, options)
    }
    self.channel = channel
    self.source = source
    self.file = file
    self.options = options
    (rate, channels, cues) = (source.rate, source.channels, source.cues)
    frames = source.frames ?? 0
    comparison = ChannelComparison(channels: source.channels, rate: source.rate)
  }

  /// What is wrong with the file, known in full after the last frame; what is there is read all the same.
  public var fault: SizeFault? { source.fault }

  /// Whether the file was written to while it was read.
  var hasChanged: Bool { file.hasChanged }

  /// Reads the next frames, mixed to mono, and returns how many; 0 at the end.
  public mutating func read(into samples: inout MutableSpan<Int16>) -> Int {
    guard !samples.isEmpty else { return 0 }
    let count: Int
    if source.isInteger, channels == 1 {
      let source = source
      count = samples.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { source.read($0, frames: buffer.count) } ?? 0
      }
    } else {
      count = source.isInteger ? readIntegers(into: &samples) : readFloats(into: &samples)
    }
    position += count
    return count
  }

  /// Reads the next frames, at most `count` and mixed to mono, and gives them to `body`; none at the end.
  public mutating func withBlock<Result>(
    of count: Int, _ body: (Span<Int16>) -> Result
  ) -> Result {
    if block.samples.count < count { block = ReadingMemory(count: count) }
    var span = block.samples.extracting(..<count).mutableSpan
    let got = read(into: &span)
    return body(UnsafeBufferPointer(block.samples).span.extracting(first: got))
  }

  /// Goes to a frame; reading goes on from there.
  ///
  /// Where a decoder can only go on, what lies before is decoded again.
  /// - Throws: ``SoundFileError`` when the file cannot be opened a second time.
  public mutating func seek(toFrame frame: Int) throws(SoundFileError) {
    let frame = max(0, frame)
    guard !source.seek(toFrame: frame) else {
      position = frame
      return
    }
    if frame < position {
      source = try Self.source(file, options)
      position = 0
    }
    while position < frame {
      let count = withBlock(of: min(1 << 16, frame - position)) { $0.count }
      if count == 0 { return }
    }
  }

  /// What decodes a file.
  private static func source(
    _ file: HeldFile, _ options: ReadingOptions
  ) throws(SoundFileError) -> any SoundSource {
    if options.isByFFmpeg || options.track ?? 1 > 1 {
      return try FFmpegSource(file, track: options.track ?? 1)
    }
    let mayTry = options.usesPrograms && FFmpegSource.isInstalled
    do throws(SoundFileError) {
      if let pages = OggPages(file), pages.links.count > 1,
        let chain = try ChainedSource(file, pages.links, isEnded: pages.isEnded)
      {
        return chain
      }
      let source = try SndfileSource(file, usesPrograms: options.usesPrograms)
      guard source.fault == .firstOfSeveral, mayTry else { return source }
      return try FFmpegSource(file, track: 1)
    } catch {
      guard case .notAudio = error, mayTry, !isText(file) else { throw error }
      do throws(SoundFileError) {
        return try FFmpegSource(file, track: 1)
      } catch let other {
        // Both say that it is no sound: libsndfile says it in fewer words.
        if case .notDecoded(_, .failed(_, let why)) = other, why.contains("Invalid data") {
          throw error
        }
        throw other
      }
    }
  }

  /// Whether a file is plain text: some programs take that for pictures of letters, or for a list of other files.
  private static func isText(_ file: HeldFile) -> Bool {
    let head = file.bytes(at: 0, count: 4096)
    return head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }
      && String(validating: head.dropLast(head.count == 4096 ? 4 : 0), as: UTF8.self) != nil
  }

  /// The channel with the most energy, from 1: the file is read once for it.
  private static func loudest(
    _ file: HeldFile, _ options: ReadingOptions
  ) throws(SoundFileError) -> Int {
    var options = options
    options.channels = .mix
    var reader = try SoundFileReader(file, options)
    while reader.withBlock(of: 1 << 16, { (samples: Span<Int16>) in !samples.isEmpty }) {}
    return reader.comparison.loudest
  }

  /// As many frames as are read at once: files may have a thousand channels.
  private func framesAtOnce(_ count: Int) -> Int { min(count, max(1, (1 << 18) / channels)) }

  private mutating func readIntegers(into samples: inout MutableSpan<Int16>) -> Int {
    let wanted = framesAtOnce(samples.count)
    if integers.samples.count < wanted * channels {
      integers = ReadingMemory(count: wanted * channels)
    }
    guard let base = integers.samples.baseAddress else { return 0 }
    let count = source.read(base, frames: wanted)
    let span = UnsafeBufferPointer(integers.samples).span.extracting(first: count * channels)
    comparison.process(span)
    let channels = channels
    if let channel {
      for frame in 0..<count { samples[frame] = span[frame &* channels &+ channel - 1] }
      return count
    }
    for frame in 0..<count {
      var sum: Int32 = 0
      for channel in 0..<channels { sum &+= Int32(span[frame &* channels &+ channel]) }
      samples[frame] = Int16(truncatingIfNeeded: sum / Int32(channels))
    }
    return count
  }

  private mutating func readFloats(into samples: inout MutableSpan<Int16>) -> Int {
    let wanted = framesAtOnce(samples.count)
    var floats: [Float] = []
    swap(&floats, &self.floats)
    defer { swap(&floats, &self.floats) }
    if floats.count < wanted * channels { floats = Array(repeating: 0, count: wanted * channels) }
    let source = source
    let count = floats.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { source.read($0, frames: wanted) } ?? 0
    }
    let span = floats.span.extracting(first: count * channels)
    comparison.process(span)
    let channels = channels
    for frame in 0..<count {
      var sum: Float = 0
      if let channel {
        sum = span[frame &* channels &+ channel - 1] * Float(channels)
      } else {
        for channel in 0..<channels { sum += span[frame &* channels &+ channel] }
      }
      let scaled = sum / Float(channels) * 32768
      // Not-a-number is silence, and what is over full scale clips.
      samples[frame] = scaled.isNaN ? 0 : Int16(max(-32768, min(32767, scaled.rounded())))
    }
    return count
  }
}
