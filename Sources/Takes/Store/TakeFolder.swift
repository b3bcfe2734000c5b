internal import AudioCore
public import Coach
internal import FoundationEssentials
internal import Glibc

/// A take on the disk: `audio.wav` or `audio.flac`, `journal.jsonl`, `take.json` and the plan as it was.
public struct TakeFolder: Sendable, Equatable {
  /// The folder's path.
  public let path: String

  /// The take in a folder, whether it is one or not.
  public init(path: String) { self.path = path }

  /// The sound: as it was recorded, or packed.
  public var audio: String { isPacked ? packed : unpacked }
  /// Whether its sound is packed.
  public var isPacked: Bool { !Self.exists(unpacked) && Self.exists(packed) }
  /// The sound as it is recorded.
  var unpacked: String { file(Self.audioName) }
  /// The sound as it is packed.
  var packed: String { file(Self.packedName) }
  /// What went on, line by line.
  public var journal: String { file(Self.journalName) }
  /// What came of it; written last.
  public var record: String { file(Self.recordName) }
  /// The report as a page.
  public var page: String { file(Self.pageName) }
  /// What history needs of the take.
  public var times: String { file(Self.timesName) }
  /// The words that a recogniser heard.
  public var words: String { file(Self.wordsName) }
  /// The spectra of its speech: what a later take is compared with; made again where they are missing.
  var spectra: String { file(Self.spectraName) }
  /// The marks as they were corrected afterwards; missing where they were not.
  public var correction: String { file(Self.correctionName) }
  /// Room that is kept while recording; see ``DiskReserve``.
  var reserve: String { file(Self.reserveName) }

  private static let audioName = "audio.wav"
  private static let packedName = "audio.flac"
  private static let journalName = "journal.jsonl"
  private static let recordName = "take.json"
  private static let pageName = "report.html"
  private static let timesName = "times.json"
  private static let wordsName = "words.json"
  private static let spectraName = "speech.spectra"
  private static let correctionName = "marks.json"
  private static let reserveName = ".reserve"

  /// The place of a file of this folder.
  public func file(_ name: String) -> String { path + "/" + name }

  /// The place of a file of this folder by a name that anyone may have written: never outside.
  public func own(_ name: String) -> String {
    file(name.split(separator: "/").last.map(String.init) ?? "")
  }

  /// The take that a path names: its folder, or the audio in it.
  public static func containing(_ path: String) -> TakeFolder? {
    let names = [audioName, packedName]
    let ending = names.map { "/" + $0 }.first(where: path.hasSuffix) ?? ""
    let take = TakeFolder(path: names.contains(path) ? "." : String(path.dropLast(ending.count)))
    return exists(take.journal) ? take : nil
  }

  /// Whether a path is that of a file that makes up a take, there or not.
  public static func isPart(_ path: String) -> Bool {
    let slash = path.lastIndex(of: "/")
    let take = TakeFolder(path: slash.map { String(path[..<$0]) } ?? ".")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard exists(take.journal) else { return false }
    return isOwn(name)
  }

  /// Whether a file of a take may be called so, or what is written before it gets its name.
  static func isOwn(_ name: String) -> Bool {
    let names = [
      audioName, packedName, journalName, recordName, pageName, timesName, wordsName,
      correctionName, spectraName, reserveName, "plan",
    ]
    return names.contains(name) || name.hasPrefix("plan.") || PendingFile.isTemporary(name)
  }

  /// Whether the take was ended in order, or completed since.
  public var isComplete: Bool { Self.exists(record) }

  /// Whether its report as a page is there.
  public var hasPage: Bool { Self.exists(page) }

  /// Whether the words of a recogniser are kept with it.
  public var hasWords: Bool { Self.exists(words) }

  /// Frames of its audio; nil when that is missing or no audio of a take.
  public var frames: Int? {
    guard isPacked else { return WaveCompletion.frames(of: unpacked) }
    return FLACHeader(of: packed).flatMap {
      $0.channels == 1 && $0.bits == 16 && $0.frames > 0 ? $0.frames : nil
    }
  }

  /// Whether there is something to hear: a take whose first sound never came is none.
  public var hasSound: Bool { (frames ?? 0) > 0 }

  /// What its files take on the disk, in bytes.
  public var bytes: Int {
    (FolderNames.all(path) ?? []).reduce(0) { sum, name in
      var status = stat()
      return lstat(file(name), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        ? sum + Int(status.st_size) : sum
    }
  }

  /// The folder's name.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// How it began, as the first line of its journal tells; nil when that cannot be read.
  public var start: JournalEntry.Start? {
    guard let head = OwnFile.beginning(journal, bytes: 1 << 16) else { return nil }
    let line = Data(head.prefix { $0 != UInt8(ascii: "\n") })
    return (try? JSONDecoder().decode(JournalEntry.self, from: line))?.start
  }

  /// What its record tells; nil while there is none, or none that can be understood.
  public var manifest: TakeManifest? {
    (try? OwnFile.read(record, what: "record")).flatMap { TakeManifest(decoding: $0) }
  }

  /// Whether its record is there and makes no sense, not even as one of a later version.
  var isRecordSpoilt: Bool {
    struct Version: Decodable { let schema: Int }
    guard isComplete, manifest == nil, let data = try? OwnFile.read(record, what: "record")
    else { return false }
    let version = try? JSONDecoder().decode(Version.self, from: data)
    return version.map { $0.schema == 1 } ?? true
  }

  /// Refuses a folder that is a link, and files in it that are not a take's own.
  ///
  /// - Parameter plan: the name of the plan's copy; empty while that is not known.
  /// - Throws: ``TakeError`` that names what is wrong.
  public func check(plan: String = "") throws(TakeError) {
    var status = stat()
    let folder = String(path.reversed().drop { $0 == "/" }.reversed())
    if lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      throw .linked(folder: path)
    }
    let names = plan.isEmpty ? [] : [own(plan)]
    let files = [unpacked, packed, journal, record, times, words, correction, spectra]
    for file in files + names { try OwnFile.check(file) }
  }

  /// Takes back a folder in which nothing was recorded; one that cannot be proved to be so stays.
  ///
  /// - Parameter plan: the name of the plan's copy.
  /// - Returns: whether it is gone.
  @discardableResult
  public func removeIfEmpty(plan: String) -> Bool {
    guard (try? check(plan: plan)) != nil else { return false }
    guard !Self.exists(packed) else { return false }
    if Self.exists(unpacked) {
      guard frames == 0 else { return false }
      unlink(unpacked)
    }
    for file in [reserve, page, times, words, correction, spectra, record, journal, own(plan)] {
      unlink(file)
    }
    return rmdir(path) == 0
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}

extension TakeFolder {
  /// Creates the folder of a new take, readable by its owner only; never one that exists.
  ///
  /// - Parameters:
  ///   - plan: the path of the plan, for the folder's name.
  ///   - moment: the wall clock at the start.
  /// - Throws: ``TakeError`` when the folder cannot be created.
  public static func create(plan: String, moment: LocalTime) throws(TakeError) -> TakeFolder {
    let root = try TakesRoot.path()
    try makeFolders(root)
    let name = moment.fileName + "-" + slug(plan)
    for attempt in 1...1000 {
      let path = root + "/" + name + (attempt == 1 ? "" : "-\(attempt)")
      if mkdir(path, 0o700) == 0 { return TakeFolder(path: path) }
      guard errno == EEXIST else { throw cannotCreate(path, in: root) }
    }
    throw cannotCreate(root + "/" + name, in: root)
  }

  private static func makeFolders(_ path: String) throws(TakeError) {
    var made = ""
    for part in path.split(separator: "/") {
      let parent = made.isEmpty ? "/" : made
      made += "/" + part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST || access(made, F_OK) == 0 else {
        throw cannotCreate(made, in: parent)
      }
    }
  }

  private static func cannotCreate(_ path: String, in parent: String) -> TakeError {
    let code = errno
    return .folder(
      .create, path: path, code: code,
      obstacle: code == EACCES ? TakesRoot.obstacle(to: parent) : nil)
  }

  /// How the copy of a plan is called in a take: `plan` with the extension that the plan has.
  ///
  /// - Parameter path: where the plan is.
  public static func planName(for path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "plan.md" }
    return "plan" + name[dot...].filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
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
