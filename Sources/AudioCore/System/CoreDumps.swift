internal import CSystem
internal import Glibc

/// Core dumps: what a crash leaves on the disk, with all that was in memory.
public enum CoreDumps {
  /// Leaves none from now on: it would hold the sound of the rehearsal.
  ///
  /// A limit of 0 stops the file; only a process that is not dumpable is kept from the programs that
  /// some systems give dumps to.
  ///
  /// The corresponding C functions are `setrlimit` with `RLIMIT_CORE` and `prctl` with `PR_SET_DUMPABLE`.
  public static func forbid() {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue)), &limit)
    limit.rlim_cur = 0
    setrlimit(__rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue)), &limit)
    _ = coach_forbid_dumps()
  }
}
