internal import AudioCore
public import Coach

extension TakeManifest {
  /// Puts the record into its take's folder.
  ///
  /// - Throws: ``TakeError``.
  public func write(to take: TakeFolder) throws(TakeError) {
    guard let text = try? JSONText.encode(self) else { throw .notJSON }
    do throws(FileError) {
      try DurableFile.write(text + "\n", to: take.record)
    } catch {
      throw .file(error)
    }
  }
}
