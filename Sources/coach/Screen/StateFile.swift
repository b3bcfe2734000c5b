import Coach
import FoundationEssentials
import Glibc

/// The state of a rehearsal in a file, written anew once a second: readers always find a whole one.
struct StateFile {
  let path: String
  private var written = -1.0
  private var activity = ""

  /// - Throws: ``Failure`` when nothing can be written there.
  init(_ path: String) throws(Failure) {
    self.path = path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK) == 0 else {
      throw Failure(
        "cannot write '\(path)': \(String(cString: strerror(errno)))",
        remedy: "give a file in a folder that you may write to", status: .usage)
    }
  }

  /// Writes the state when a second is over, or when something else begins.
  ///
  /// A file that cannot be written is no reason to disturb a speaker.
  mutating func update(_ state: LiveState, _ pace: Pace, _ plan: Plan, cue: SparseCue.Word?) {
    let record = LiveRecord(state, pace, plan, cue: cue)
    let activity = "\(record.activity) \(record.position)"
    guard abs(state.recorded - written) >= 1 || activity != self.activity else { return }
    (written, self.activity) = (state.recorded, activity)
    guard let text = try? JSONText.encode(record, onOneLine: true) else { return }
    try? Data((text + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
  }
}
