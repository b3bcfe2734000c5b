/// How the process ends; the numbers are those of sysexits.h where it has one.
enum ExitStatus: Int32 {
  case done = 0
  case failure = 1
  /// Over budget, with `--strict`.
  case overBudget = 3
  case usage = 64
  /// A bad plan, bad marks or a bad key script.
  case badData = 65
  /// Input that is missing or cannot be read.
  case noInput = 66
  /// No device, or one that is silent.
  case noDevice = 69
  /// The disk is full or the device was lost; the take is saved.
  case lost = 74
  /// A rehearsal stopped twice, or playing stopped.
  case interrupted = 130
}
