import Coach
import Glibc

/// The folder in which all takes lie.
enum TakesRoot {
  /// `$XDG_DATA_HOME/coach/takes`; a relative value is invalid and ignored (XDG Base Directory
  /// Specification 0.8).
  ///
  /// - Throws: ``Failure`` when neither the environment nor the system knows a home, or its name is not
  ///   in UTF-8 and would lead to another folder.
  static func path() throws(Failure) -> String {
    if let data = try environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      return data + "/coach/takes"
    }
    if let home = try environment("HOME") ?? ownHome(), home.hasPrefix("/") {
      return (home == "/" ? "" : home) + "/.local/share/coach/takes"
    }
    throw Failure(
      "there is no home folder for takes", remedy: "set HOME, or XDG_DATA_HOME", status: .failure)
  }

  /// The refusal of a folder because another user's stands in the way: what comes of `sudo`, for one.
  ///
  /// - Parameter path: what could not be read or made; the nearest folder above it that can be seen counts.
  static func foreign(_ what: String, _ path: String, status exit: ExitStatus) -> Failure? {
    var folder = path
    var status = stat()
    while stat(folder, &status) != 0, let slash = folder.lastIndex(of: "/"), !folder.isEmpty {
      folder = String(folder[..<slash])
    }
    guard !folder.isEmpty, status.st_uid != geteuid() else { return nil }
    let name = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) }
    return Failure(
      "\(what): '\(folder)' belongs to \(name ?? "user \(status.st_uid)")",
      remedy: "sudo chown -R $(id -u) '\(folder)', or set XDG_DATA_HOME to another folder",
      status: exit)
  }

  private static func environment(_ name: String) throws(Failure) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    guard let text = String(validatingCString: value) else {
      throw Failure(
        "the folder that \(name) names is not written in UTF-8",
        remedy: "set XDG_DATA_HOME to a folder that is", status: .failure)
    }
    return text
  }

  /// The home that the system knows.
  ///
  /// The corresponding C function is `getpwuid`.
  private static func ownHome() -> String? {
    getpwuid(geteuid()).flatMap { String(validatingCString: $0.pointee.pw_dir) }
  }
}
