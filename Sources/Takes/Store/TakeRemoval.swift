internal import AudioCore
internal import Coach
internal import Glibc

/// Removes takes, and nothing else.
///
/// Only a folder that lies in the folder of takes, holds a take's own files and no others, and is not being recorded.
/// It loses its name first, at one stroke: a kill leaves the take as it was, or what ``finish()`` takes away.
public enum TakeRemoval {
  private static let prefix = ".removed-"

  /// Removes a take for good.
  ///
  /// - Throws: ``TakeError`` when it may not be removed, or cannot be; it is whole then.
  public static func remove(_ take: TakeFolder) throws(TakeError) {
    let lock = try check(take)
    let root = try TakesRoot.path()
    let doomed = root + "/" + prefix + take.name
    guard rename(take.path, doomed) == 0 else { throw .notRemoved(folder: take.path, code: errno) }
    FolderSync.flush(root)
    empty(doomed)
    lock.release()
  }

  /// Whether a take may be removed.
  ///
  /// - Throws: ``TakeError`` that says why not.
  public static func refuse(_ take: TakeFolder) throws(TakeError) { try check(take).release() }

  /// Takes away what a kill left of takes that were being removed, or made of a recording.
  static func finish() {
    guard let root = try? TakesRoot.path() else { return }
    for name in FolderNames.all(root) ?? []
    where name.hasPrefix(prefix) || PendingFile.isAbandoned(name) {
      guard isFolder(root + "/" + name) else { continue }
      empty(root + "/" + name)
    }
  }

  private static func check(_ take: TakeFolder) throws(TakeError) -> TakeLock {
    guard isFolder(take.path), try lies(take, in: TakesRoot.path()) else {
      throw .outside(folder: take.path)
    }
    let lock = try TakeLock(take)
    guard take.manifest?.is_kept != true else { throw .isKept(name: take.name) }
    guard let names = FolderNames.all(take.path) else {
      throw .folder(.read, path: take.path, code: errno, obstacle: nil)
    }
    let strangers = names.filter { !TakeFolder.isOwn($0) || !isFile(take.file($0)) }
    guard strangers.isEmpty else { throw .strangers(folder: take.path, names: strangers.sorted()) }
    return lock
  }

  /// Deletes a take's own files and the folder, if nothing else is in it.
  static func empty(_ folder: String) {
    for name in FolderNames.all(folder) ?? [] where TakeFolder.isOwn(name) {
      unlink(folder + "/" + name)
    }
    rmdir(folder)
  }

  /// Whether a take's folder stands in a folder under its own name, however both are written.
  private static func lies(_ take: TakeFolder, in root: String) -> Bool {
    var (there, here) = (stat(), stat())
    return !take.name.hasPrefix(".") && lstat(root + "/" + take.name, &there) == 0
      && lstat(take.path, &here) == 0 && there.st_dev == here.st_dev && there.st_ino == here.st_ino
  }

  private static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  private static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

  /// What a path is, links not followed.
  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    var end = path[...]
    while end.count > 1, end.hasSuffix("/") { end = end.dropLast() }
    return lstat(String(end), &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
