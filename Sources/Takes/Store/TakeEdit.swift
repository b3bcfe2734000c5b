internal import AudioCore
public import Coach

/// What the speaker says of a take afterwards: its name, notes, and that it is to be kept.
public enum TakeEdit {
  /// Changes the record of a take, which is completed first where its recording was cut off.
  ///
  /// - Throws: ``TakeError``, also when the take is being recorded or its record cannot be understood.
  public static func change(
    _ take: TakeFolder, _ body: (inout TakeManifest) throws(TakeError) -> Void
  ) throws(TakeError) {
    if !take.isComplete, try TakeRecovery.complete(take) == .isRecording {
      throw .isRecording(name: take.name)
    }
    try take.check()
    let lock = try TakeLock(take)
    guard var record = take.manifest else {
      throw .unknownRecord(file: take.record, take: take.name)
    }
    let notes = record.notes
    try body(&record)
    try record.write(to: take)
    if record.notes != notes { TakeRecovery.renewPage(of: take) }
    lock.release()
  }
}
