internal import AudioCore
internal import Coach
internal import Glibc

/// Packs the sound of finished takes: FLAC in place of WAV, the same to the sample.
///
/// The marks stand in the journal and are not lost with the cue points. At every moment one of the two files is whole
/// under its name: the FLAC is written under another name, flushed, read back and compared, and named, before the WAV
/// goes. A kill leaves the take as it was, or both files, of which the WAV is used until the next packing.
public enum TakePacking {
  /// What came of it.
  public enum Outcome: Sendable, Equatable {
    /// It was packed already.
    case isPacked
    /// It is packed now; how many bytes its sound took before and takes now.
    case packed(before: Int, after: Int)
  }

  /// Packs the sound of one take.
  ///
  /// - Throws: ``TakeError``, also for a take that is not finished; its sound is as it was then.
  public static func pack(_ take: TakeFolder) throws(TakeError) -> Outcome {
    try take.check()
    let lock = try TakeLock(take)
    let outcome = try packHeld(take)
    lock.release()
    return outcome
  }

  /// Packs a take whose lock is held.
  private static func packHeld(_ take: TakeFolder) throws(TakeError) -> Outcome {
    try tidy(take)
    guard !take.isPacked else { return .isPacked }
    guard take.isComplete, take.manifest != nil, take.hasSound else {
      throw .unfinished(name: take.name)
    }
    let times = TakeIndex.stored(take)
    let before = size(take.audio)
    try writePacked(take)
    turnPage(of: take)
    FolderSync.flush(take.path)
    guard unlink(take.unpacked) == 0 else {
      throw .file(FileError(file: take.unpacked, code: errno))
    }
    if let times { TakeIndex.keep(times, of: take) }
    return .packed(before: before, after: size(take.audio))
  }

  /// Packs the sound of every finished take that was begun longer ago than this, oldest first; what cannot be
  /// packed is left as it is, and said.
  ///
  /// - Parameter age: in seconds.
  /// - Throws: ``TakeError`` when the folder of takes cannot be read.
  public static func packAll(
    olderThan age: Double
  ) throws(TakeError) -> (outcomes: [(take: TakeFolder, outcome: Outcome)], failures: [TakeError]) {
    var outcomes: [(take: TakeFolder, outcome: Outcome)] = []
    var failures: [TakeError] = []
    for take in try TakeList.all()
    where take.isComplete && !take.isPacked && take.hasSound && TakeList.age(of: take) >= age {
      do throws(TakeError) {
        outcomes.append((take, try pack(take)))
      } catch {
        failures.append(error)
      }
    }
    return (outcomes, failures)
  }

  /// Writes the FLAC and gives it its name.
  private static func writePacked(_ take: TakeFolder) throws(TakeError) {
    do throws(WavePacking.Refusal) {
      // What a kill left between the two names is as good as new if it is the same.
      if FLACHeader(of: take.packed) != nil,
        (try? WavePacking.compare(take.unpacked, take.packed)) != nil
      {
        return
      }
      let temporary = PendingFile.temporary(take.packed)
      try WavePacking.pack(take.unpacked, to: temporary)
      guard rename(temporary, take.packed) == 0 else {
        let code = errno
        unlink(temporary)
        throw .sound(.cannotWrite(file: take.packed, why: String(cString: strerror(code))))
      }
      FolderSync.flush(take.path)
    } catch {
      if case .sound(let error) = error { throw .sound(error) }
      throw .notPackable(error)
    }
  }

  /// Lets the page play the packed sound; a page that cannot be changed is made anew by `recover`.
  private static func turnPage(of take: TakeFolder) {
    guard let data = try? OwnFile.read(take.page, what: "page"),
      let text = String(validating: data, as: UTF8.self)
    else { return }
    // Quotes of the speaker's own are escaped in a page, so this is the player's alone.
    let turned = text.replacing("src=\"audio.wav\"", with: "src=\"audio.flac\"")
    if turned != text { try? DurableFile.write(turned, to: take.page) }
  }

  /// Takes away what a killed packing left unfinished.
  private static func tidy(_ take: TakeFolder) throws(TakeError) {
    guard let names = FolderNames.all(take.path) else {
      throw .folder(.read, path: take.path, code: errno, obstacle: nil)
    }
    for name in names where PendingFile.isTemporary(name) { unlink(take.file(name)) }
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return lstat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
