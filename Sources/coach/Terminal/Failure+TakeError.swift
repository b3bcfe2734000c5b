import AudioCore
import Coach
import Glibc
import Takes

extension Failure {
  /// Trouble with a take, and what to do about it.
  init(_ error: TakeError) {
    switch error {
    case .plan(let error, let file): self.init(error, file: file)
    case .sound(let error): self.init(error)
    case .file(let error): self.init(error)
    default:
      let (remedy, status) = Self.advice(error)
      self.init(error.summary, remedy: remedy, status: status)
    }
  }

  /// Does what may fail with a take.
  static func telling<Value: ~Copyable>(
    _ body: @autoclosure () throws(TakeError) -> Value
  ) throws(Failure) -> Value {
    do throws(TakeError) {
      return try body()
    } catch {
      throw Failure(error)
    }
  }

  private static func advice(_ error: TakeError) -> (remedy: String?, ExitStatus) {
    switch error {
    case .none: ("record one: coach rehearse my-notes.md", .noInput)
    case .unknown: ("'coach takes' lists them all", .noInput)
    case .ambiguous: ("give more of the name, or the number in 'coach takes'", .usage)
    case .isRecording: ("end that rehearsal first", .failure)
    case .isKept(let name): ("allow it first: coach takes keep --undo \(name)", .failure)
    case .outside: ("'coach takes' lists what can be removed", .usage)
    case .strangers: ("move it elsewhere first, or remove the folder by hand", .failure)
    case .notRemoved: ("check the permissions of the folder of takes", .failure)
    case .unfinished(let name): ("complete it first: coach recover \(name)", .failure)
    case .notPackable(.differs): ("check the disk; the sound is as it was", .lost)
    case .notPackable:
      ("the sound is left as it is; it can be played and reported all the same", .failure)
    case .unknownRecord(_, let take): ("make it again: coach recover \(take)", .badData)
    case .unreadable: ("check the path and its permissions", .noInput)
    case .tooLarge: ("give the notes, not the recording", .badData)
    case .foreign: ("put the file itself there", .noInput)
    case .linked: ("give the folder that it leads to", .noInput)
    case .unknownJournal(_, let audio):
      ("analyse the recording alone: coach analyse --plan PLAN \(audio)", .noInput)
    case .journal:
      ("free some space, or check the disk; the audio is kept", .lost)
    case .lost(_, let code):
      (
        code == EIO
          ? "check the disk, or set XDG_DATA_HOME to another; what it took before is kept"
          : "free some space; what was recorded before is kept", .lost
      )
    case .folder(let use, _, _, let obstacle):
      (
        obstacle.map {
          "sudo chown -R $(id -u) '\($0.folder)', or set XDG_DATA_HOME to another folder"
        } ?? "check its permissions, or set XDG_DATA_HOME to another folder",
        use == .create ? .failure : .noInput
      )
    case .noHome: ("set HOME, or XDG_DATA_HOME", .failure)
    case .notUTF8: ("set XDG_DATA_HOME to a folder that is", .failure)
    case .plan, .sound, .file, .notJSON: (nil, .failure)
    }
  }
}
