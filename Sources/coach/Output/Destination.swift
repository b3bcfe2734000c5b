import AudioCore
import Coach
import Glibc
import Takes

/// Where a result goes: the one place that decides what may be written to, for all commands.
///
/// Devices, pipes and descriptors are written through and links are followed. A regular file appears
/// whole under its name; one that is there is replaced only when that is wanted, with its mode, owner
/// and access control list kept. What a command reads, a recording and a part of a take are never
/// written over.
struct Destination {
  /// What stands there.
  enum Place: Equatable {
    /// Open already: standard output, or a descriptor by its number.
    case descriptor(Int32)
    /// A device or a pipe.
    case stream
    /// A regular file, or none yet.
    case file(isThere: Bool)
  }

  /// How it was named; `-` is standard output.
  let name: String
  let place: Place
  /// The path with links followed.
  private let path: String

  /// Decides; nothing is opened or written yet.
  ///
  /// - Parameters:
  ///   - name: a path, or `-`.
  ///   - inputs: what the command reads; paths that name nothing are left out.
  ///   - isForced: whether a file that is there may be replaced; nil where that is not offered.
  ///   - isOwn: whether what is there, by its path, is what this command wrote before.
  /// - Throws: ``Failure`` when it may not be written to.
  init(
    _ name: String, inputs: [String], isForced: Bool?, isOwn: (String) -> Bool = { _ in false }
  ) throws(Failure) {
    self.name = name
    let target = name == "-" ? .descriptor(STDOUT_FILENO) : try LinkedPath.follow(name)
    var status = stat()
    switch target {
    case .descriptor(let descriptor):
      path = name
      place = .descriptor(descriptor)
      guard fcntl(descriptor, F_GETFL) & O_ACCMODE != O_RDONLY else {
        throw Self.failure(name, EBADF)
      }
      guard fstat(descriptor, &status) == 0 else { throw Self.failure(name, errno) }
      if status.st_mode & S_IFMT == S_IFREG { try Self.refuseInput(name, status, inputs) }
    case .path(let path):
      self.path = path
      guard stat(path, &status) == 0 else {
        guard errno == ENOENT else { throw Self.failure(name, errno) }
        place = .file(isThere: false)
        try Self.refusePart(name, path)
        try Self.checkFolder(name, path)
        return
      }
      place = try Self.place(name, status)
      guard place == .file(isThere: true) else { return }
      try Self.refuseInput(name, status, inputs)
      try Self.refusePart(name, path)
      guard let isForced else { throw Self.exists(name) }
      try Self.refuseRecording(name, path)
      guard isForced || isOwn(path) else {
        throw Self.exists(name, ", or replace it with --force")
      }
      guard status.st_mode & 0o222 != 0, access(path, W_OK) == 0 else {
        throw Failure(
          "'\(name)' is read-only", remedy: "give another name, or allow writing: chmod u+w",
          status: .usage)
      }
    }
  }

  /// Writes a result, all of it.
  ///
  /// - Throws: ``Failure``; a reader that went away is no error.
  func write(_ text: String) throws(Failure) {
    var stream = try ResultStream(self)
    try stream.write(text)
    try stream.finish()
  }

  /// Begins the file that is going to be there, in the place of the one that is.
  ///
  /// - Throws: ``Failure``.
  func pending() throws(Failure) -> PendingFile {
    do throws(FileError) {
      return try PendingFile(path, mode: 0o644, isLikeBefore: true)
    } catch {
      throw Self.failure(name, error.code)
    }
  }

  /// Opens the device or the pipe that is there.
  ///
  /// - Parameter isPatient: whether to wait for a pipe's reader.
  func opened(isPatient: Bool = true) -> Int32 {
    open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC | (isPatient ? 0 : O_NONBLOCK))
  }

  private static func exists(_ name: String, _ way: String = "") -> Failure {
    Failure("'\(name)' is there already", remedy: "give another name\(way)", status: .usage)
  }

  private static func place(_ name: String, _ status: stat) throws(Failure) -> Place {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(isThere: true)
    case S_IFCHR, S_IFIFO: return .stream
    case S_IFDIR: throw failure(name, EISDIR)
    case S_IFBLK:
      throw Failure(
        "'\(name)' is a disk", remedy: "give a file in one of its folders", status: .usage)
    default:
      throw Failure(
        "'\(name)' is a socket", remedy: "write to standard output, and pipe that to it",
        status: .usage)
    }
  }

  private static func refuseInput(
    _ name: String, _ status: stat, _ inputs: [String]
  ) throws(Failure) {
    for input in inputs {
      var other = stat()
      guard stat(input, &other) == 0, other.st_dev == status.st_dev,
        other.st_ino == status.st_ino
      else { continue }
      let what = name == "-" ? "standard output goes to" : "the result would replace"
      throw Failure(
        "\(what) '\(input)', which is read for it", remedy: "write it to another file: -o FILE",
        status: .usage)
    }
  }

  private static func refusePart(_ name: String, _ path: String) throws(Failure) {
    guard TakeFolder.isPart(path) else { return }
    throw Failure(
      "'\(name)' is a part of a take, which only recording writes",
      remedy: "write it to another file: -o FILE", status: .usage)
  }

  private static func refuseRecording(_ name: String, _ path: String) throws(Failure) {
    guard RecordingSign.isRecording(path) else { return }
    throw Failure(
      "'\(name)' is a recording, and recordings are never written over",
      remedy: "name the file for the result first: -o FILE", status: .usage)
  }

  private static func checkFolder(_ name: String, _ path: String) throws(Failure) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK) == 0 else { throw failure(name, errno) }
  }

  /// What the system says against writing to it.
  static func failure(_ name: String, _ code: Int32) -> Failure {
    code == EEXIST
      ? exists(name)
      : Failure(FileError(file: name == "-" ? "standard output" : name, code: code))
  }
}
