internal import CSndfile

/// Opens files with libsndfile, one at a time.
///
/// libsndfile keeps in one place for all threads why a file could not be opened, and forgets it when
/// the next one is opened.
enum SoundFileOpening {
  private static let turn = Locked(())

  /// Opens a file; says why when it gives none.
  ///
  /// The corresponding C function is `sf_strerror`.
  static func handle(
    from open: () -> OpaquePointer?
  ) -> (handle: OpaquePointer?, why: String) {
    turn.withLock { _ in
      let handle = open()
      return (handle, handle == nil ? String(cString: sf_strerror(nil)) : "")
    }
  }
}
