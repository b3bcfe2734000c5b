internal import Glibc

/// Finds programs as a shell does, by the variable PATH.
public enum ProgramPath {
  /// Where programs are looked for when PATH is not set, as in glibc's `execvp` but for the current folder.
  private static let usual = "/usr/local/bin:/usr/bin:/bin"

  /// The path of a program; nil when it is not installed.
  ///
  /// Parts of PATH that depend on the current folder are left out: what lies beside a recording is not run.
  ///
  /// The corresponding C functions are `getenv` and `access`.
  public static func find(_ name: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? usual
    return path.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first(where: isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }
}
