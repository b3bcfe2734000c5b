import TestSupport

/// Whether the program was built with a sanitizer, which wants more address space than any limit leaves, handles
/// crashes itself, and does not start beside every preloaded library.
enum Sanitizer {
  static let isOff: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    let result = try? CoachProcess.run(
      ["-c", "ulimit -v 4000000; exec \"$0\" --version", CoachProcess.binary], in: folder,
      launcher: ["/bin/sh"], isOwn: false)
    return result?.status == 0
  }()
}
