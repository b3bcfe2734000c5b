internal import AudioCore
public import Coach
internal import FoundationEssentials
internal import Glibc

/// The marks of a take as they are corrected after the rehearsal; the journal keeps those that were pressed.
public enum TakeMarks {
  /// Puts marks in the place of those that were pressed; nil takes a correction back.
  ///
  /// The page is not made again, see ``renewPage(of:)``: a correction is written with every answer.
  /// - Throws: ``TakeError``, also while the take is being recorded.
  public static func correct(
    _ take: TakeFolder, _ correction: MarkCorrection?
  ) throws(TakeError) {
    try take.check()
    let lock = try TakeLock(take)
    if let correction {
      guard let text = try? JSONText.encode(correction) else { throw .notJSON }
      do throws(FileError) {
        try DurableFile.write(text + "\n", to: take.correction)
      } catch {
        throw .file(error)
      }
    } else if unlink(take.correction) != 0, errno != ENOENT {
      throw .file(FileError(file: take.correction, code: errno))
    }
    lock.release()
  }

  /// Makes the page and the times of a take again, because its marks have changed.
  public static func renewPage(of take: TakeFolder) { TakeRecovery.renewPage(of: take) }
}

extension TakeFolder {
  /// Whether there is a correction of its marks, usable or not.
  public var hasCorrection: Bool { access(correction, F_OK) == 0 }

  /// Its corrected marks; nil where there are none, or none that can be used.
  func correctedMarks(partCount: Int) -> MarkCorrection? {
    guard hasCorrection,
      let data = try? OwnFile.read(correction, what: "correction of the marks")
    else { return nil }
    return MarkCorrection(decoding: data, partCount: partCount)
  }
}
