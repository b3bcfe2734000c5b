import Foundation
import TestSupport

/// The ordinary user that every system has, for what root is never refused.
enum Nobody {
  /// What makes a command that user's.
  static let launcher = [
    "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
  ]

  /// Whether tests run as root, and that user can reach the program: a checkout may lie where only root can.
  static let canRun: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    // By a program in between: the first that setpriv starts still has root's way through folders.
    let result = try? CoachProcess.run(
      ["--version"], in: folder, launcher: launcher + ["/usr/bin/env"])
    return result?.status == 0
  }()
}
