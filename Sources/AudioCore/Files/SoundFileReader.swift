internal import CSndfile
internal import Glibc

/// Reads a sound file of any format that libsndfile knows as mono 16-bit samples.
public struct SoundFileReader: ~Copyable, @unchecked Sendable {  // one owner, so it may move
  /// Frames per second.
  public let rate: Int
  /// Samples per frame in the file; they are averaged to one.
  public let channels: Int
  /// Frames in the file, as its header and its length allow.
  public let frames: Int
  /// What is wrong with the file's own size; what is there is read all the same.
  public let sizeFault: SizeFault?
  private let handle: OpaquePointer
  /// What libsndfile reads from where the file's own sizes are wrong.
  private let corrected: CorrectedWave?
  /// Whether samples are whole numbers in the file; others are scaled here, because libsndfile would
  /// turn floats of ±1 into zeros.
  private let isInteger: Bool
  /// The frames of a block, and the samples of which they are mixed.
  private var block = ReadingMemory(count: 0)
  private var integers = ReadingMemory(count: 0)
  private var floats: [Float] = []

  /// Opens a file.
  ///
  /// The corresponding C function is `sf_open`.
  /// - Throws: ``SoundFileError``.
  public init(path: String) throws(SoundFileError) {
    let corrected = CorrectedWave(path: path)
    let (handle, info) = try Self.open(path, corrected)
    self.corrected = corrected
    self.handle = handle
    rate = Int(info.samplerate)
    channels = Int(info.channels)
    frames = Int(info.frames)
    let coding = info.format & Int32(SF_FORMAT_SUBMASK)
    let codings = [
      SF_FORMAT_PCM_S8, SF_FORMAT_PCM_16, SF_FORMAT_PCM_24, SF_FORMAT_PCM_32, SF_FORMAT_PCM_U8,
      SF_FORMAT_ULAW, SF_FORMAT_ALAW,
    ]
    isInteger = codings.contains { Int32(bitPattern: UInt32($0)) == coding }
    let promisesMore = WaveHeader(path: path)?.promisesMoreThanTheFileHolds ?? false
    sizeFault = corrected != nil ? .promisesLess : promisesMore ? .promisesMore : nil
  }

  deinit { sf_close(handle) }

  /// Reads the next frames, mixed to mono, and returns how many; 0 at the end.
  ///
  /// The corresponding C functions are `sf_readf_short` and `sf_readf_float`.
  public mutating func read(into samples: inout MutableSpan<Int16>) -> Int {
    guard !samples.isEmpty else { return 0 }
    if isInteger, channels == 1 {
      return samples.withUnsafeMutableBufferPointer {
        max(0, Int(sf_readf_short(handle, $0.baseAddress, sf_count_t($0.count))))
      }
    }
    return isInteger ? readIntegers(into: &samples) : readFloats(into: &samples)
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
  /// The corresponding C function is `sf_seek`.
  public mutating func seek(toFrame frame: Int) {
    sf_seek(handle, sf_count_t(min(max(0, frame), frames)), Int32(SEEK_SET))
  }

  /// The places that the file names: `cue ` points with their labels.
  ///
  /// The corresponding C function is `sf_command` with `SFC_GET_CUE`.
  public var cues: [CuePoint] {
    var count: UInt32 = 0
    sf_command(handle, Int32(SFC_GET_CUE_COUNT), &count, Int32(MemoryLayout<UInt32>.size))
    guard count > 0 else { return [] }
    // SF_CUES of libsndfile holds 100; its variable form has the same layout: a count, then points.
    let stride = MemoryLayout<SF_CUE_POINT>.stride
    let size = MemoryLayout<UInt32>.stride + Int(count) * stride
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
    defer { buffer.deallocate() }
    buffer.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    guard sf_command(handle, Int32(SFC_GET_CUE), buffer, Int32(size)) == SF_TRUE else { return [] }
    let found = min(Int(buffer.load(as: UInt32.self)), Int(count))
    let points = (0..<found).map { index in
      var point = (buffer + MemoryLayout<UInt32>.stride + index * stride)
        .loadUnaligned(as: SF_CUE_POINT.self)
      let name = withUnsafeBytes(of: &point.name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      return CuePoint(frame: Int(point.sample_offset), name: name)
    }
    return points.sorted { $0.frame < $1.frame }
  }

  private static func open(
    _ path: String, _ corrected: CorrectedWave?
  ) throws(SoundFileError) -> (OpaquePointer, SF_INFO) {
    guard access(path, R_OK) == 0 else {
      throw .cannotOpen(file: path, why: String(cString: strerror(errno)))
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw .cannotOpen(file: path, why: String(cString: strerror(EISDIR)))
    }
    guard status.st_mode & S_IFMT != S_IFREG || status.st_size > 0 else { throw .empty(file: path) }
    var info = SF_INFO()
    let opened = SoundFileOpening.handle {
      corrected.map { $0.open(&info) } ?? sf_open(path, Int32(SFM_READ), &info)
    }
    guard let handle = opened.handle else {
      throw .notAudio(file: path, why: reason(opened.why))
    }
    let trouble: SoundFileError? =
      if info.frames <= 0 || info.channels <= 0 {
        .empty(file: path)
      } else if !(8000...192_000).contains(info.samplerate) {
        .unsuitableRate(file: path, rate: Int(info.samplerate))
      } else {
        nil
      }
    if let trouble {
      sf_close(handle)
      throw trouble
    }
    return (handle, info)
  }

  /// As many frames as are read at once: files may have a thousand channels.
  private func framesAtOnce(_ count: Int) -> Int { min(count, max(1, (1 << 18) / channels)) }

  private mutating func readIntegers(into samples: inout MutableSpan<Int16>) -> Int {
    let wanted = framesAtOnce(samples.count)
    if integers.samples.count < wanted * channels {
      integers = ReadingMemory(count: wanted * channels)
    }
    let count = max(
      0, Int(sf_readf_short(handle, integers.samples.baseAddress, sf_count_t(wanted))))
    let span = UnsafeBufferPointer(integers.samples).span
    for frame in 0..<count {
      var sum: Int32 = 0
      for channel in 0..<channels { sum &+= Int32(span[frame &* channels &+ channel]) }
      samples[frame] = Int16(truncatingIfNeeded: sum / Int32(channels))
    }
    return count
  }

  private mutating func readFloats(into samples: inout MutableSpan<Int16>) -> Int {
    let wanted = framesAtOnce(samples.count)
    if floats.count < wanted * channels { floats = Array(repeating: 0, count: wanted * channels) }
    let count = max(0, Int(sf_readf_float(handle, &floats, sf_count_t(wanted))))
    let span = floats.span
    for frame in 0..<count {
      var sum: Float = 0
      for channel in 0..<channels { sum += span[frame &* channels &+ channel] }
      let scaled = sum / Float(channels) * 32768
      // Not-a-number is silence, and what is over full scale clips.
      samples[frame] = scaled.isNaN ? 0 : Int16(max(-32768, min(32767, scaled.rounded())))
    }
    return count
  }

  private static func reason(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
