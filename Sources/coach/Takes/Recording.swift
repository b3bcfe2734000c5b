import AudioCore

/// A sound file, heard once from beginning to end.
struct Recording {
  let contour: Contour
  let summary: RecordingSummary
  let cues: [CuePoint]

  /// Frames per read: large enough that calls cost nothing, small enough for the cache.
  private static let block = 1 << 16
  /// Enough that a thread seldom has to wait for another: going to sleep and waking cost more than memory.
  private static let chunksBetweenThreads = 16

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
        Self.hearInThreads(reader, &builder)
      } else {
        Self.hear(reader, &builder)
      }
      contour = builder.contour
      summary = RecordingSummary(contour, channels: channels, sizeFault: sizeFault)
    } catch {
      throw Failure(error)
    }
  }

  /// A thread reads and filters, another measures, this one does what comes after: each about a third of
  /// the work, so that two processors share it evenly.
  private static func hearInThreads(
    _ reader: consuming SoundFileReader, _ builder: inout ContourBuilder
  ) {
    let chunks = Relay(BandChunk(), count: chunksBetweenThreads, stages: 3)
    let filter = InputFilter(sampleRate: reader.rate)
    let handoff = Handoff(reader)
    let filtering = WorkerThread {
      guard let reader = handoff.take() else { return }
      Self.filter(reader, filter) { fill in chunks.work(at: 0, fill) }
    }
    let rate = builder.contour.rate
    let measuring = WorkerThread {
      var meter = BandMeter(rate: rate, behind: filter)
      var isLast = false
      while !isLast {
        chunks.work(at: 1) { chunk in
          meter.process(&chunk)
          isLast = chunk.isLast
        }
      }
    }
    var isLast = false
    while !isLast {
      chunks.work(at: 2) { chunk in
        builder.process(chunk)
        isLast = chunk.isLast
      }
    }
    filtering.join()
    measuring.join()
  }

  /// The same in this thread alone.
  private static func hear(_ reader: consuming SoundFileReader, _ builder: inout ContourBuilder) {
    let filter = InputFilter(sampleRate: reader.rate)
    var meter = BandMeter(rate: reader.rate, behind: filter)
    var chunk = BandChunk()
    Self.filter(reader, filter) { fill in
      fill(&chunk)
      meter.process(&chunk)
      builder.process(chunk)
    }
  }

  /// Reads a sound file to its end, and for each block gives `next` what fills a chunk with it.
  private static func filter(
    _ reader: consuming SoundFileReader, _ filter: InputFilter,
    next: ((inout BandChunk) -> Void) -> Void
  ) {
    var filter = filter
    reader.forEachBlock(of: block) { samples in
      next { filter.process(samples, into: &$0) }
    }
    next { filter.finish(into: &$0) }
  }

  /// As long as anyone speaks: a file's own word on its length is not worth more memory than that.
  private static func believable(_ frames: Int) -> Int { min(frames, 48_000 * 3600 * 10) }
}
