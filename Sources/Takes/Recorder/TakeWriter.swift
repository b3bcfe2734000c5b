public import AudioCore
internal import Coach
internal import Glibc

/// A take on its way to the disk: its audio and its journal.
///
/// What was written is there whatever becomes of the process. A thread of its own makes it durable against
/// a power cut, because a disk may take seconds for that.
public struct TakeWriter: ~Copyable, Sendable {
  private var audio: WaveWriter
  private var journal: JournalWriter
  private var reserve: DiskReserve?
  private let sync: BackgroundSync
  private let take: TakeFolder
  /// What a full disk kept out of the journal.
  private var unsaved: [JournalEntry] = []
  private var lastUpdate = ContinuousClock.now

  /// Goes on with the files of a take, and keeps some room for its end.
  public init(_ take: TakeFolder, audio: consuming WaveWriter, journal: consuming JournalWriter) {
    self.take = take
    reserve = DiskReserve(in: take)
    // The journal first: audio that is there shall have its marks.
    sync = BackgroundSync([journal.duplicateDescriptor(), audio.duplicateDescriptor()])
    self.audio = audio
    self.journal = journal
  }

  /// Frames of audio written so far.
  var frames: Int { audio.frames }

  /// Whether the folder was removed while it is written.
  var isRemoved: Bool { audio.isRemoved }

  /// Where the audio is now; see ``WaveWriter/currentPath``.
  var currentPath: String? { audio.currentPath }

  /// Appends audio.
  ///
  /// - Throws: ``TakeError`` when not all of it could be written.
  mutating func write(_ samples: Span<Int16>) throws(TakeError) {
    do {
      try audio.write(samples)
    } catch {
      throw .sound(error)
    }
  }

  /// Declares the rate that the device really delivers, in the audio and in the journal.
  ///
  /// - Throws: ``TakeError`` when the disk refuses it.
  mutating func declare(rate: Int) throws(TakeError) {
    audio.declare(rate: rate)
    try note(.rate(rate, frame: frames))
  }

  /// Appends a line to the journal; one that the disk refuses is kept for ``saveRest()``.
  ///
  /// - Throws: ``TakeError`` when the disk refuses it.
  mutating func note(_ entry: JournalEntry) throws(TakeError) {
    do {
      try journal.append(entry)
    } catch {
      unsaved.append(entry)
      throw error
    }
  }

  /// Asks that what was written becomes durable at once.
  func requestSync() { sync.request() }

  /// Twice a second: makes the header true and asks that everything becomes durable.
  ///
  /// - Throws: ``TakeError`` when the disk lost what it had taken before.
  mutating func update() throws(TakeError) {
    if let loss = sync.loss { throw Self.failure(loss, take) }
    guard ContinuousClock.now - lastUpdate > .milliseconds(500) else { return }
    lastUpdate = .now
    audio.updateHeader()
    sync.request()
  }

  /// Gives the room for the end back and saves what a full disk kept out of the journal.
  ///
  /// - Throws: ``TakeError`` when the disk refuses it still.
  mutating func saveRest() throws(TakeError) {
    reserve = nil
    for entry in unsaved { try journal.append(entry) }
    unsaved = []
  }

  /// Ends the journal, names the phases in the audio, closes both and waits until they are durable.
  ///
  /// - Returns: what could not be written.
  consuming func finish(
    naming cues: [CuePoint], frames: Int, _ reason: JournalEntry.Reason
  ) -> TakeError? {
    var failure: TakeError?
    // The journal first: it says where the audio ends, should the names break off half way.
    do throws(TakeError) {
      try journal.append(.end(frame: frames, reason))
      try journal.flush()
    } catch {
      failure = error
    }
    do throws(SoundFileError) {
      try audio.close(naming: cues)
    } catch {
      failure = failure ?? .sound(error)
    }
    journal.restore()
    let take = take
    return sync.finish().map { Self.failure($0, take) } ?? failure
  }

  private static func failure(_ loss: BackgroundSync.Loss, _ take: TakeFolder) -> TakeError {
    .lost(file: loss.file == 0 ? take.journal : take.audio, code: loss.code)
  }
}
