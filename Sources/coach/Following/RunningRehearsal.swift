import Coach
import Glibc
import Takes

/// The rehearsal that is running, as other programs of its user find it: a named pipe for its commands.
///
/// It lies in `$XDG_RUNTIME_DIR/coach`, or beside the takes where there is no runtime folder; it is its owner's alone,
/// and gone with the rehearsal.
struct RunningRehearsal: ~Copyable {
  /// Where commands are written to.
  let path: String
  private static let prefix = "commands-"

  /// Makes the pipe of this process; nil where there is no place for it, and then nobody finds the rehearsal.
  ///
  /// The corresponding C function is `mkfifo`.
  init?(_ pipe: inout CommandPipe?) {
    guard let folder = Self.folders.first(where: Self.isOwn) else { return nil }
    // It gets its name once somebody reads it: without a reader it would be taken for what a killed process left.
    let (hidden, path) = (
      "\(folder)/.\(Self.prefix)\(getpid())", "\(folder)/\(Self.prefix)\(getpid())"
    )
    unlink(hidden)
    guard mkfifo(hidden, 0o600) == 0 else { return nil }
    guard let descriptor = CommandPipe.open(hidden), rename(hidden, path) == 0 else {
      unlink(hidden)
      return nil
    }
    self.path = path
    pipe = CommandPipe(descriptor)
  }

  deinit { unlink(path) }

  /// Writes a line to the rehearsal that was begun last.
  ///
  /// - Throws: ``Failure`` when none is running, or it takes no line.
  static func send(_ line: String) throws(Failure) {
    guard let descriptor = latest else {
      throw Failure(
        "no rehearsal is running", remedy: "start one: coach rehearse my-notes.md",
        status: .noInput)
    }
    defer { close(descriptor) }
    var text = line + "\n"
    let count = text.utf8.count
    // So short a line is written whole or not at all.
    let written = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
    guard written == count else {
      throw Failure(
        "the rehearsal does not take commands: \(String(cString: strerror(errno)))",
        remedy: "press the key in its terminal", status: .failure)
    }
  }

  /// The pipe of the rehearsal that was begun last, open for writing; what killed processes left is removed.
  private static var latest: Int32? {
    var found: (descriptor: Int32, began: Int)?
    for folder in folders {
      for name in names(in: folder) where name.hasPrefix(prefix) {
        let path = "\(folder)/\(name)"
        let descriptor = open(path, O_WRONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
          if errno == ENXIO { unlink(path) }
          continue
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFIFO,
          status.st_uid == geteuid(), status.st_ctim.tv_sec >= found?.began ?? 0
        else {
          close(descriptor)
          continue
        }
        if let found { close(found.descriptor) }
        found = (descriptor, status.st_ctim.tv_sec)
      }
    }
    return found?.descriptor
  }

  /// Where pipes may lie, the best place first.
  private static var folders: [String] {
    let runtime = getenv("XDG_RUNTIME_DIR").flatMap { String(validatingCString: $0) }
    let own = runtime.flatMap { $0.hasPrefix("/") ? $0 + "/coach" : nil }
    let takes = (try? TakesRoot.path()).flatMap { path in
      path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
    return [own, takes].compactMap { $0 }
  }

  /// Makes a folder for its owner only; false where it is somebody else's, or others may write to it.
  private static func isOwn(_ folder: String) -> Bool {
    mkdir(folder, 0o700)
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      && status.st_uid == geteuid() && status.st_mode & 0o022 == 0
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name { names.append(name) }
    }
    return names
  }
}
