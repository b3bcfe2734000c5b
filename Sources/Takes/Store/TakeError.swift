public import AudioCore
public import Coach
internal import Glibc

/// Why a take cannot be kept, found, read or completed.
public enum TakeError: Error, Sendable, Equatable {
  /// What was wanted of a folder.
  public enum FolderUse: Sendable, Equatable { case create, read }

  /// There is no take with sound yet.
  case none
  /// There is no take of that name; what the latest are called.
  case unknown(name: String, latest: [String])
  /// Several takes are meant by a name; what the latest of them are called.
  case ambiguous(name: String, takes: [String])
  /// A take is being recorded, or changed by another process, at this moment.
  case isRecording(name: String)
  /// A take is to be kept.
  case isKept(name: String)
  /// A folder does not lie in the folder of takes.
  case outside(folder: String)
  /// A take's folder holds what is none of its own files.
  case strangers(folder: String, names: [String])
  /// A take's folder cannot be removed; the C library's error number.
  case notRemoved(folder: String, code: Int32)
  /// A take whose recording was cut off, or that has no sound, cannot be packed.
  case unfinished(name: String)
  /// The sound of a take cannot be packed.
  case notPackable(WavePacking.Refusal)
  /// The record of a take cannot be understood.
  case unknownRecord(file: String, take: String)
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
    case .none: "there are no takes yet"
    case .unknown(let name, let latest):
      "no take named '\(name)'; the latest are: \(latest.joined(separator: ", "))"
    case .ambiguous(let name, let takes):
      "'\(name)' names several takes, such as \(takes.joined(separator: ", "))"
    case .isRecording(let name): "'\(name)' is being recorded"
    case .isKept(let name): "'\(name)' is marked to be kept"
    case .outside(let folder): "'\(folder)' is no folder in the folder of takes"
    case .strangers(let folder, let names):
      "'\(folder)' holds what coach did not write: " + names.prefix(3).joined(separator: ", ")
    case .notRemoved(let folder, let code): "cannot remove '\(folder)': \(Self.words(code))"
    case .unfinished(let name): "'\(name)' is not finished"
    case .notPackable(let refusal): Self.words(refusal)
    case .unknownRecord(let file, _): "cannot understand '\(file)'"
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

  private static func words(_ refusal: WavePacking.Refusal) -> String {
    switch refusal {
    case .notOurs(let file): "'\(file)' is no sound of a take as coach records it"
    case .holdsMore(let file, let chunks):
      "'\(file)' holds more than sound and marks: " + chunks.prefix(3).joined(separator: ", ")
    case .differs(let file): "'\(file)' could not be read back as it was written"
    case .sound(let error): error.summary
    }
  }

  private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}
