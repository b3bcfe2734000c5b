internal import AudioCore
internal import Coach
internal import Glibc

/// Takes without a frame of sound: what a kill, or a device that delivers nothing, leaves behind.
public enum EmptyTakes {
  /// How long a folder without a journal is left alone, in seconds: it may be one that begins at this moment.
  private static let patience = 60

  /// Removes them, and what is left of takes that were being removed.
  ///
  /// Audio that is missing is another matter: such a take is not touched.
  /// - Returns: the names of those that are gone.
  public static func remove() -> [String] {
    TakeRemoval.finish()
    guard let root = try? TakesRoot.path() else { return [] }
    return (FolderNames.all(root) ?? []).sorted().filter { name in
      guard !name.hasPrefix(".") else { return false }
      let take = TakeFolder(path: root + "/" + name)
      guard take.frames == 0 else { return false }
      // A recorder holds the lock before it writes the first line.
      return size(of: take.journal) > 0
        ? (try? TakeRecovery.complete(take)) == .heldNothing : removeBeginning(take)
    }
  }

  /// Removes a folder that was made for a take whose journal never began, because the program was killed.
  private static func removeBeginning(_ take: TakeFolder) -> Bool {
    let names = FolderNames.all(take.path) ?? []
    guard names.allSatisfy(TakeFolder.isOwn), isNamedByMoment(take.name),
      LocalTime.secondsSince(lastChange(of: take.path)) > patience
    else { return false }
    return take.removeIfEmpty(plan: names.first { $0.hasPrefix("plan.") } ?? "plan.md")
  }

  /// The bytes of a file; -1 where it is not there.
  private static func size(of path: String) -> Int {
    var status = stat()
    return lstat(path, &status) == 0 ? Int(status.st_size) : -1
  }

  private static func lastChange(of path: String) -> Int {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      ? status.st_mtim.tv_sec : .max
  }

  /// `2026-11-21T14-05-00-…`, as takes' folders are called.
  private static func isNamedByMoment(_ name: String) -> Bool {
    let pattern = "0000-00-00T00-00-00-"
    return name.count > pattern.count
      && zip(name, pattern).allSatisfy { $1 == "0" ? $0.isASCII && $0.isNumber : $0 == $1 }
  }
}
