import Coach
import FoundationEssentials
import Takes

/// What a rehearsal was asked for.
struct RehearsalOptions {
  /// The phases that are rehearsed, with their budgets.
  var plan: Plan
  var planFile: String
  var planData: Data
  /// The variant as it was asked for, and as the plan calls it.
  var variant: String?
  var variantName: String?
  /// The slot that the command line set.
  var slot: Duration?
  /// The time of day at which it has to end.
  var endOfDay: TimeOfDay?
  /// The positions of the phases in the plan; nil for all of them.
  var onlyPhases: [Int]?
  /// The plan that they are a part of.
  var whole: Plan?
  var device: String
  var rate: Int
  /// The time after which the recording ends by itself.
  var duration: Duration?
  var script: KeyScript?
  var isPlain = false
  var isFocused = false
  /// Whether phases turn by themselves.
  var isAutomatic = false
  /// How far over the report will forgive.
  var tolerance = Tolerance.standard
  var stateFile: StateFile?
  /// Earlier takes of the plan, while they are read.
  var past: PastReading?
  /// What is drilled; nil for a rehearsal.
  var drill: JournalEntry.Drill?
  /// Who interrupts it; nil for nobody.
  var interviewer: Interviewer?
  /// Whether it goes on where another take ended: device and disk were told already.
  var isContinued = false
  /// Whether the speaker is waited for before each recording, and the seconds from the key that begins.
  var isGated = false
  /// Whether it ends when the speaker has ended.
  var endsBySilence = false
  /// A named pipe from which commands come, besides those of `coach send`.
  var followed: String?
  var countdown = 3
}
