import AudioCore
import Coach
import Glibc

/// An error for which the user can do something.
protocol RemediableError: DiagnosableError {
  /// What the user can do about it; nil when there is nothing to do.
  var remedy: String? { get }
}

extension SoundFileError: RemediableError {}
extension MarksError: RemediableError {}
extension PhaseSelectionError: RemediableError {}

extension PlanError: RemediableError {
  /// The remedy, with the option that does it.
  var remedyOnCommandLine: String? {
    guard case .noTalk(let doubt, _) = reason else { return remedy }
    return "if they are one: --form \(doubt.form.rawValue)"
  }
}

extension CaptureError: RemediableError {
  var remedy: String? {
    switch self {
    case .cannotOpen(_, let code) where code == EBUSY:
      "close the other program that records, or choose another with --device"
    case .cannotOpen(_, let code) where code == EACCES || code == EPERM:
      "join the group 'audio' (sudo usermod -aG audio $USER) and log in again"
    case .cannotOpen(let device, _):
      Self.reachingTheServer(from: device)
        ?? "connect a microphone; 'coach devices' lists what there is for --device"
    case .unsuitable(let device, _, _):
      device.hasPrefix("hw:")
        ? "let alsa-lib convert: --device plug\(device)" : "choose another with --device"
    case .cannotStart: "choose another with --device; 'coach devices' lists them"
    case .noDescriptors: "close other programs and try again"
    case .noThread(let error): error.remedy
    case .abandoned: nil
    }
  }

  /// Where a sound server has the microphone and alsa-lib does not reach it: the package that is missing.
  private static func reachingTheServer(from device: String) -> String? {
    let plugins: Set = ["default", "pulse", "pipewire"]
    let kind = String(device.prefix { $0 != ":" })
    guard plugins.contains(kind), let server = SoundServer.running else { return nil }
    return "let alsa-lib reach the sound server: install \(server.package); "
      + "'coach devices' lists the others"
  }
}

extension PlaybackError: RemediableError {
  var remedy: String? {
    switch self {
    case .cannotOpen(_, let code) where code == EBUSY:
      "close the other program that plays, or choose another with --device"
    case .cannotOpen:
      "connect a loudspeaker, or choose another with --device; 'aplay -L' lists them"
    case .unsuitable(let device, _, _):
      device.hasPrefix("hw:")
        ? "let alsa-lib convert: --device plug\(device)" : "choose another with --device"
    case .lost: "connect it again, or choose another with --device"
    }
  }
}

extension FileError: RemediableError {
  var remedy: String? {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: "free some space, or write to another disk"
    case EIO: "check the disk, or write to another"
    case EBUSY, EPERM, EACCES, EROFS: "check the permissions, or write to another file"
    default: "check the folder's permissions and free space"
    }
  }
}

extension ThreadError: RemediableError {
  var remedy: String? { "close other programs, or raise the limits: ulimit -a" }
}

extension HintError: RemediableError {
  var remedy: String? {
    switch reason {
    case .unreadablePin: "write it as 3=6:10 or 3=370s"
    case .phase(let error): error.remedy
    case .beyondTheEnd: "check that the hint belongs to this recording"
    case .pinnedTwice, .pinnedAndSkipped: "keep one of the two"
    case .backwards:
      "pin phases in the order of the plan, or give the order that was told with --marks"
    case .allSkipped: "leave at least one out of --skipped"
    }
  }
}
