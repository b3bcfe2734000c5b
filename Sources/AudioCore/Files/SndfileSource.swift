internal import CSndfile

/// A recording that libsndfile decodes.
///
/// Where its header is wrong, libsndfile is given another one: it believes headers, and reads no further than they say.
// Unchecked: used by the one thread that owns the reader.
final class SndfileSource: SoundSource, @unchecked Sendable {
  let rate: Int
  let channels: Int
  let frames: Int?
  let isInteger: Bool
  let cues: [CuePoint]
  var fault: SizeFault? { shortfall ?? known }
  private let handle: OpaquePointer
  /// What libsndfile reads from; nil for the file itself.
  private let view: FileView?
  private let known: SizeFault?
  private let isMPEG: Bool
  /// Frames that uncompressed samples were promised, and those that were read.
  private var read = 0
  private var isOver = false

  private struct Opened {
    let handle: OpaquePointer
    let info: SF_INFO
    let view: FileView?
  }

  private static let uncompressed: Set<UInt32> = Set(
    [
      SF_FORMAT_PCM_S8, SF_FORMAT_PCM_16, SF_FORMAT_PCM_24, SF_FORMAT_PCM_32, SF_FORMAT_PCM_U8,
      SF_FORMAT_ULAW, SF_FORMAT_ALAW,
    ].map { UInt32($0) })

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - link: the bytes of one of several recordings in it; nil for all of it.
  ///   - usesPrograms: whether ffprobe may read chapters.
  /// - Throws: ``SoundFileError``.
  init(
    _ file: HeldFile, link: Range<Int>? = nil, usesPrograms: Bool = false
  ) throws(SoundFileError) {
    let opened: Opened
    let own: [CuePoint]
    (opened, own, known) =
      if let link {
        (try Self.opened(file, FileView(file, range: link)), [], nil)
      } else {
        try Self.open(file)
      }
    (handle, view) = (opened.handle, opened.view)
    rate = Int(opened.info.samplerate)
    cues = own + (usesPrograms ? Self.chapters(file, rate: rate) : [])
    channels = Int(opened.info.channels)
    // libsndfile gives the largest number where it does not know.
    frames = opened.info.frames < 1 << 48 ? Int(opened.info.frames) : nil
    isMPEG = opened.info.format & Int32(SF_FORMAT_TYPEMASK) == Int32(SF_FORMAT_MPEG)
    isInteger = Self.uncompressed.contains(
      UInt32(bitPattern: opened.info.format & Int32(SF_FORMAT_SUBMASK)))
  }

  deinit { sf_close(handle) }

  /// The corresponding C function is `sf_readf_short`.
  func read(_ samples: UnsafeMutablePointer<Int16>, frames: Int) -> Int {
    took(Int(hushed { sf_readf_short(handle, samples, sf_count_t(frames)) }))
  }

  /// The corresponding C function is `sf_readf_float`.
  func read(_ samples: UnsafeMutablePointer<Float>, frames: Int) -> Int {
    took(Int(hushed { sf_readf_float(handle, samples, sf_count_t(frames)) }))
  }

  /// The corresponding C function is `sf_seek`.
  func seek(toFrame frame: Int) -> Bool {
    let place = sf_count_t(min(frame, frames ?? frame))
    guard hushed({ sf_seek(handle, place, Int32(SEEK_SET)) }) >= 0 else { return false }
    read = frame
    return true
  }

  private func hushed<Result>(_ body: () -> Result) -> Result {
    isMPEG ? LibraryMessages.hushed(body) : body()
  }

  private func took(_ count: Int) -> Int {
    read += max(0, count)
    isOver = isOver || count <= 0
    return max(0, count)
  }

  /// A tenth of a second less than was promised is what encoders add at the ends.
  private var shortfall: SizeFault? {
    guard isOver, let frames, frames - read > rate / 10 else { return nil }
    return .brokenOff(promised: frames)
  }

  private static func open(
    _ file: HeldFile
  ) throws(SoundFileError) -> (Opened, [CuePoint], SizeFault?) {
    if let header = WaveHeader(file) { return try open(file, header) }
    if let mpeg = MPEGFrames(file) { return try open(file, mpeg) }
    let plain = try opened(file, nil)
    let cues = Self.cues(plain.handle)
    if let pages = OggPages(file) {
      return (
        plain, cues, pages.links.count > 1 ? .firstOfSeveral : pages.isEnded ? nil : .unfinished
      )
    }
    return (plain, cues, promisesMore(file, plain.info) ? .promisesMore : nil)
  }

  private static func open(
    _ file: HeldFile, _ header: WaveHeader
  ) throws(SoundFileError) -> (Opened, [CuePoint], SizeFault?) {
    guard header.audioSize > 0 else { throw .empty(file: file.name) }
    var fault: SizeFault?
    if header.promisesLessThanTheFileHolds { fault = .promisesLess }
    // What writes into a pipe cannot go back to tell the size.
    if header.promisesMoreThanTheFileHolds, !(file.isCopied && header.isPlaceholder) {
      fault = .promisesMore
    }
    let isWrong =
      header.promisesLessThanTheFileHolds || header.promisesMoreThanTheFileHolds
      || header.dataOffset > 1 << 16
    let range = header.dataOffset..<header.dataOffset + header.audioSize
    let view = isWrong ? header.corrected(file).map { FileView(file, head: $0, range: range) } : nil
    return (try opened(file, view ?? FileView(file)), WaveCues(header, file).points, fault)
  }

  /// With its length in front, counted, unless the encoder's is true: libsndfile takes it for another without one.
  private static func open(
    _ file: HeldFile, _ mpeg: MPEGFrames
  ) throws(SoundFileError) -> (Opened, [CuePoint], SizeFault?) {
    let promised = mpeg.promised ?? 0
    let fault: SizeFault? =
      mpeg.isDamaged ? .damaged : mpeg.isCut || promised > mpeg.samples ? .promisesMore : nil
    let view =
      if promised != mpeg.samples, let tag = mpeg.tag {
        FileView(file, head: tag, range: mpeg.range)
      } else {
        FileView(file, range: mpeg.rangeWithTag)
      }
    let opened = try opened(file, view)
    return (opened, [], fault)
  }

  /// Chapters that only ffprobe reads, where it is installed.
  private static func chapters(_ file: HeldFile, rate: Int) -> [CuePoint] {
    guard MediaProbe.mayHaveChapters(file) else { return [] }
    return FFmpegSource.cues(try? MediaProbe(file, track: 1), rate: rate)
  }

  private static func promisesMore(_ file: HeldFile, _ info: SF_INFO) -> Bool {
    let widths = [
      SF_FORMAT_PCM_S8: 1, SF_FORMAT_PCM_U8: 1, SF_FORMAT_ULAW: 1, SF_FORMAT_ALAW: 1,
      SF_FORMAT_PCM_16: 2,
      SF_FORMAT_PCM_24: 3, SF_FORMAT_PCM_32: 4, SF_FORMAT_FLOAT: 4, SF_FORMAT_DOUBLE: 8,
    ]
    let coding = UInt32(bitPattern: info.format & Int32(SF_FORMAT_SUBMASK))
    guard let width = widths.first(where: { UInt32($0.key) == coding })?.value,
      let promised = PromisedFrames.count(in: file, bytesPerFrame: width * Int(info.channels))
    else { return false }
    return promised > Int(info.frames)
  }

  /// Opens a view, or the file by its name, which tells the formats that have no header.
  ///
  /// The corresponding C function is `sf_open`.
  private static func opened(
    _ file: HeldFile, _ wanted: FileView?
  ) throws(SoundFileError) -> Opened {
    var info = SF_INFO()
    let view = wanted ?? FileView(file)
    var opened = SoundFileOpening.handle { LibraryMessages.hushed { view.open(&info) } }
    var isView = true
    if opened.handle == nil, wanted == nil, !file.isCopied, file.name != "-" {
      info = SF_INFO()
      let named = SoundFileOpening.handle { sf_open(file.name, Int32(SFM_READ), &info) }
      if named.handle != nil { (opened, isView) = (named, false) }
    }
    guard let handle = opened.handle else {
      let why = opened.why.hasSuffix(".") ? String(opened.why.dropLast()) : opened.why
      throw .notAudio(file: file.name, why: why)
    }
    let trouble: SoundFileError? =
      if info.frames <= 0 || info.channels <= 0 {
        .empty(file: file.name)
      } else if !(8000...192_000).contains(info.samplerate) {
        .unsuitableRate(file: file.name, rate: Int(info.samplerate))
      } else {
        nil
      }
    if let trouble {
      sf_close(handle)
      throw trouble
    }
    return Opened(handle: handle, info: info, view: isView ? view : nil)
  }

  /// The places that libsndfile finds: `MARK` of AIFF.
  ///
  /// The corresponding C function is `sf_command` with `SFC_GET_CUE`.
  private static func cues(_ handle: OpaquePointer) -> [CuePoint] {
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
      let name = withUnsafeBytes(of: &point.name) { EightBitText.decode($0.prefix { $0 != 0 }) }
      return CuePoint(frame: Int(point.sample_offset), name: name)
    }
    return points.sorted { $0.frame < $1.frame }
  }
}
