internal import Glibc

/// The folder in which all takes lie.
public enum TakesRoot {
  /// A folder of another user that stands in the way: what comes of `sudo`, for one.
  public struct Obstacle: Sendable, Equatable {
    /// Its path.
    public let folder: String
    /// Whose it is.
    public let owner: String
  }

  /// `$XDG_DATA_HOME/coach/takes`; a relative value is invalid and ignored (XDG Base Directory
  /// Specification 0.8).
  ///
  /// - Throws: ``TakeError`` when neither the environment nor the system knows a home, or its name is not
  ///   in UTF-8 and would lead to another folder.
  public static func path() throws(TakeError) -> String {
    if let data = try environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      return data + "/coach/takes"
    }
    if let home = try environment("HOME") ?? ownHome(), home.hasPrefix("/") {
      return (home == "/" ? "" : home) + "/.local/share/coach/takes"
    }
    throw .noHome
  }

  /// What stands in the way to a path: the nearest folder above it that can be seen, where that is another
  /// user's.
  static func obstacle(to path: String) -> Obstacle? {
    var folder = path
    var status = stat()
    while stat(folder, &status) != 0, !folder.isEmpty {
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    }
    guard !folder.isEmpty, status.st_uid != geteuid() else { return nil }
    let name = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) }
    return Obstacle(folder: folder, owner: name ?? "user \(status.st_uid)")
  }

  private static func environment(_ name: String) throws(TakeError) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    guard let text = String(validatingCString: value) else { throw .notUTF8(variable: name) }
    return text
  }

  /// The home that the system knows.
  ///
  /// The corresponding C function is `getpwuid`.
  private static func ownHome() -> String? {
    getpwuid(geteuid()).flatMap { String(validatingCString: $0.pointee.pw_dir) }
  }
}
