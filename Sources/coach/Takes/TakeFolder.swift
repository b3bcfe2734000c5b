import Coach
import FoundationEssentials
import Glibc

/// A take on the disk: `audio.wav`, `journal.jsonl`, `take.json` and the plan as it was.
struct TakeFolder: Equatable {
  let path: String

  var audio: String { path + "/audio.wav" }
  var journal: String { path + "/journal.jsonl" }
  var record: String { path + "/take.json" }
  var page: String { path + "/report.html" }

  /// Room that is kept while recording; see ``DiskReserve``.
  var reserve: String { path + "/.reserve" }

  func file(_ name: String) -> String { path + "/" + name }

  /// The place of a file of this folder by a name that anyone may have written: never outside.
  func own(_ name: String) -> String {
    file(name.split(separator: "/").last.map(String.init) ?? "")
  }

  /// `$XDG_DATA_HOME/coach/takes`; a relative value is invalid and ignored (XDG Base Directory
  /// Specification 0.8).
  static var root: String {
    let environment = ProcessInfo.processInfo.environment
    if let home = environment["XDG_DATA_HOME"], home.hasPrefix("/") { return home + "/coach/takes" }
    return (environment["HOME"] ?? "/") + "/.local/share/coach/takes"
  }

  /// Creates the folder of a new take, readable by its owner only; never one that exists.
  ///
  /// - Parameters:
  ///   - plan: the path of the plan, for the folder's name.
  ///   - moment: the wall clock at the start.
  /// - Throws: ``Failure`` when the folder cannot be created.
  static func create(plan: String, moment: LocalTime) throws(Failure) -> TakeFolder {
    try makeFolders(root)
    let name = moment.fileName + "-" + slug(plan)
    for attempt in 1...1000 {
      let path = root + "/" + name + (attempt == 1 ? "" : "-\(attempt)")
      if mkdir(path, 0o700) == 0 { return TakeFolder(path: path) }
      guard errno == EEXIST else { throw cannotCreate(path) }
    }
    throw cannotCreate(root + "/" + name)
  }

  /// The take that a path names: its folder, or the audio in it.
  static func containing(_ path: String) -> TakeFolder? {
    let folder = path.hasSuffix("/audio.wav") ? String(path.dropLast("/audio.wav".count)) : path
    let take = TakeFolder(path: path == "audio.wav" ? "." : folder)
    return access(take.journal, F_OK) == 0 ? take : nil
  }

  /// The take that a command's argument means: a path, a name under the root, or the latest.
  ///
  /// - Throws: ``Failure`` when there is none.
  static func named(_ name: String?) throws(Failure) -> TakeFolder {
    guard let name else {
      if let latest = all().last { return latest }
      throw Failure(
        "there is no take yet", remedy: "record one: coach rehearse my-notes.md", status: .noInput)
    }
    if let take = containing(name) ?? containing(root + "/" + name) { return take }
    throw Failure(
      "'\(name)' is no take", remedy: "give a folder under \(root)", status: .noInput)
  }

  /// Every take, oldest first.
  static func all() -> [TakeFolder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.sorted().compactMap { containing(root + "/" + $0) }
  }

  /// The sound file that a path names: the audio of a take's folder, or the path itself.
  static func audio(of path: String) -> String { containing(path)?.audio ?? path }

  /// Whether the take was ended in order, or completed since.
  var isComplete: Bool { access(record, F_OK) == 0 }

  /// The folder's name.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Refuses links in the folder: a take holds its own files, and what a link leads to is not for
  /// reading or completing here.
  ///
  /// The corresponding C function is `lstat`.
  /// - Throws: ``Failure`` when one of the files is a symbolic link.
  func refuseLinks(plan: String) throws(Failure) {
    for file in [audio, journal, record, own(plan)] {
      var status = stat()
      guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { continue }
      throw Failure(
        "'\(file)' is a symbolic link, which a take does not hold",
        remedy: "put the file itself there", status: .noInput)
    }
  }

  /// Takes back a folder in which nothing was recorded.
  func removeIfEmpty(plan: String) {
    var status = stat()
    // A WAV header without samples is nothing.
    if stat(audio, &status) == 0 {
      guard status.st_size <= 44 else { return }
      unlink(audio)
    }
    unlink(reserve)
    unlink(journal)
    unlink(own(plan))
    rmdir(path)
  }

  private static func makeFolders(_ path: String) throws(Failure) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST || access(made, F_OK) == 0 else {
        throw cannotCreate(made)
      }
    }
  }

  private static func cannotCreate(_ path: String) -> Failure {
    Failure(
      "cannot create the folder '\(path)': \(String(cString: strerror(errno)))",
      remedy: "make it writable, or set XDG_DATA_HOME to another folder", status: .failure)
  }

  /// The plan's name, fit for a folder.
  private static func slug(_ plan: String) -> String {
    let name = plan.split(separator: "/").last.map(String.init) ?? "plan"
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let safe = stem.map {
      $0.isASCII && ($0.isLetter || $0.isNumber) || "-_".contains($0) ? $0 : "-"
    }
    return safe.isEmpty ? "plan" : String(safe.prefix(60))
  }
}
