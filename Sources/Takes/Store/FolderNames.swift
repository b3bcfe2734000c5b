internal import Glibc

/// The names in a folder.
enum FolderNames {
  /// Every name in UTF-8 but `.` and `..`; one that is not would lead to another folder and is none of ours.
  ///
  /// - Returns: nil when the folder cannot be read, for the reason in `errno`.
  static func all(_ path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      guard let name, name != ".", name != ".." else { continue }
      names.append(name)
    }
    return names
  }
}
