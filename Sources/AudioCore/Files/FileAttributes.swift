internal import CSystem
internal import Glibc

/// What a file has besides its bytes: mode, owner, and attributes such as its access control list.
struct FileAttributes {
  private let status: stat
  private let extended: [(name: String, value: [UInt8])]

  /// The attributes of the file at a path; nil when there is none.
  ///
  /// The corresponding C functions are `stat`, `listxattr` and `getxattr`.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.status = status
    extended = Self.names(path).compactMap { name in
      Self.value(name, path).map { (name: name, value: $0) }
    }
  }

  /// Gives a new file these attributes.
  ///
  /// An access control list and other extended attributes count as kept where the file system knows
  /// none, or where only the system may set them.
  ///
  /// The corresponding C functions are `fchown`, `fchmod` and `fsetxattr`.
  /// - Returns: 0, or the error number.
  func apply(to descriptor: Int32) -> Int32 {
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { return errno }
    if own.st_uid != status.st_uid || own.st_gid != status.st_gid {
      guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else { return errno }
    }
    for (name, value) in extended {
      guard fsetxattr(descriptor, name, value, value.count, 0) != 0 else { continue }
      guard name.hasPrefix("security.") || errno == ENOTSUP else { return errno }
    }
    // Last: a change of the owner or the list may take bits away.
    return fchmod(descriptor, status.st_mode & 0o7777) == 0 ? 0 : errno
  }

  private static func names(_ path: String) -> [String] {
    let size = listxattr(path, nil, 0)
    guard size > 0 else { return [] }
    var bytes = [CChar](repeating: 0, count: size)
    let count = listxattr(path, &bytes, size)
    return bytes.prefix(max(0, count)).split(separator: 0).map { name in
      String(decoding: name.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  private static func value(_ name: String, _ path: String) -> [UInt8]? {
    let size = getxattr(path, name, nil, 0)
    guard size >= 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = getxattr(path, name, &bytes, size)
    return count >= 0 ? Array(bytes.prefix(count)) : nil
  }
}
