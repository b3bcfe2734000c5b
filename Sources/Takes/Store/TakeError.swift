public import AudioCore
public import Coach
internal import Glibc

/// Why a take cannot be kept, found, read or completed.
public enum TakeError: Error, Sendable, Equatable {
  /// What was wanted of a folder.
  public enum FolderUse: Sendable, Equatable { case create, read }

  /// There is no take with sound yet.
  case none
  /// There is no take of that name; the folder in which takes lie.
  case unknown(name: String, root: String)
  /// A file of a take cannot be read; what it is, and the C library's error number.
  case unreadable(what: String, file: String, code: Int32)
  /// A file of a take is too large for what it is.
  case tooLarge(what: String, file: String)
  /// Something in a take's folder is no file of its own, such as `is a pipe`.
  case foreign(file: String, what: String)
  /// A folder that is a link.
  case linked(folder: String)
  /// A journal that is none, or of a version that is not known; and the audio that it belongs to.
  case unknownJournal(file: String, audio: String)
  /// The plan's copy cannot be used.
  case plan(PlanError, file: String)
  /// The audio cannot be used.
  case sound(SoundFileError)
  /// A file cannot be written.
  case file(FileError)
  /// The journal cannot be written; the C library's error number.
  case journal(file: String, code: Int32)
  /// The disk lost what it had taken before; the C library's error number.
  case lost(file: String, code: Int32)
  /// A folder cannot be made or read; whose folder stands in the way, where it is another user's.
  case folder(FolderUse, path: String, code: Int32, obstacle: TakesRoot.Obstacle?)
  /// Nobody knows a home folder.
  case noHome
  /// A variable of the environment names a folder in something else than UTF-8.
  case notUTF8(variable: String)
  /// A value cannot be written as JSON.
  case notJSON

  /// What went wrong, as one sentence without a final stop.
  public var summary: String {
    switch self {
    case .none: "there is no take yet"
    case .unknown(let name, _): "'\(name)' is no take"
    case .unreadable(let what, let file, let code):
      "cannot read the \(what) '\(file)': \(Self.words(code))"
    case .tooLarge(let what, let file): "'\(file)' is too large for a \(what)"
    case .foreign(let file, let what): "'\(file)' \(what), which a take does not hold"
    case .linked(let folder): "'\(folder)' is a symbolic link, not the folder of a take"
    case .unknownJournal(let file, _): "cannot understand the journal '\(file)'"
    case .plan(let error, let file):
      file + (error.line.map { ":\($0)" } ?? "") + (error.column.map { ":\($0)" } ?? "")
        + ": \(error.summary)"
    case .sound(let error): error.summary
    case .file(let error): error.summary
    case .journal(let file, let code), .lost(let file, let code):
      "cannot write '\(file)': \(Self.words(code))"
    case .folder(let use, let path, let code, let obstacle):
      "cannot \(use == .create ? "create" : "read") the folder '\(path)': "
        + (obstacle.map { "'\($0.folder)' belongs to \($0.owner)" } ?? Self.words(code))
    case .noHome: "there is no home folder for takes"
    case .notUTF8(let variable): "the folder that \(variable) names is not written in UTF-8"
    case .notJSON: "cannot write JSON"
    }
  }

  private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}
