import AudioCore

/// A sound file, heard once from beginning to end.
struct Recording {
  let contour: Contour
  let summary: RecordingSummary
  let cues: [CuePoint]

  /// Frames per read: large enough that calls cost nothing, small enough for the cache.
  private static let block = 1 << 14

  /// - Parameter isAlone: whether a second processor may help; not where several recordings are heard at
  ///   once. What is heard is the same.
  /// - Throws: ``Failure`` when the file is missing, empty or no audio.
  init(reading path: String, isAlone: Bool = true) throws(Failure) {
    do {
      let reader = try SoundFileReader(path: path)
      cues = reader.cues
      let (channels, sizeFault) = (reader.channels, reader.sizeFault)
      var builder = ContourBuilder(
        rate: reader.rate, expectedFrames: Self.believable(reader.frames))
      if isAlone {
        Self.hearInTwoThreads(reader, &builder)
      } else {
        var chunk = BandChunk()
        Self.filter(reader) { fill in
          fill(&chunk)
          builder.process(chunk)
        }
      }
      contour = builder.contour
      summary = RecordingSummary(contour, channels: channels, sizeFault: sizeFault)
    } catch {
      throw Failure(error)
    }
  }

  /// One thread reads and filters, this one does what comes after it: each about half of the work.
  private static func hearInTwoThreads(
    _ reader: consuming SoundFileReader, _ builder: inout ContourBuilder
  ) {
    let chunks = BufferPair(BandChunk())
    let handoff = Handoff(reader)
    let thread = WorkerThread {
      guard let reader = handoff.take() else { return }
      filter(reader) { fill in chunks.fill(fill) }
    }
    var isLast = false
    while !isLast {
      chunks.empty { chunk in
        builder.process(chunk)
        isLast = chunk.isLast
      }
    }
    thread.join()
  }

  /// Reads a sound file to its end, and for each block gives `next` what fills a chunk with it.
  private static func filter(
    _ reader: consuming SoundFileReader, next: ((inout BandChunk) -> Void) -> Void
  ) {
    var filter = InputFilter(sampleRate: reader.rate)
    var samples = [Int16](repeating: 0, count: block)
    var count = samples.count
    while count > 0 {
      var span = samples.mutableSpan
      count = reader.read(into: &span)
      next { chunk in
        if count > 0 {
          filter.process(samples.span.extracting(first: count), into: &chunk)
        } else {
          filter.finish(into: &chunk)
        }
      }
    }
  }

  /// As long as anyone speaks: a file's own word on its length is not worth more memory than that.
  private static func believable(_ frames: Int) -> Int { min(frames, 48_000 * 3600 * 10) }
}
