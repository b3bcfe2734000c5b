import AudioCore
import Coach
import FoundationEssentials
import Glibc

/// The state of a rehearsal in a file, written anew once a second: readers always find a whole one.
struct StateFile {
  private let destination: Destination
  private var written = -1.0
  private var activity = ""

  /// - Throws: ``Failure`` when nothing may be written there; a file that holds a state may be replaced.
  init(_ path: String, inputs: [String], isForced: Bool) throws(Failure) {
    destination = try Destination(
      path, inputs: inputs, isForced: isForced, isOwn: Self.holdsState)
  }

  /// Writes the state when a second is over, or when something else begins.
  ///
  /// A file that cannot be written is no reason to disturb a speaker.
  mutating func update(
    _ state: LiveState, _ progress: SlotProgress, _ plan: Plan, cue: SparseCue.Word?
  ) {
    let record = LiveRecord(state, progress, plan, cue: cue)
    let activity = "\(record.activity) \(record.position)"
    guard abs(state.recorded - written) >= 1 || activity != self.activity else { return }
    (written, self.activity) = (state.recorded, activity)
    guard let text = try? JSONText.encode(record, onOneLine: true) else { return }
    try? write(text + "\n")
  }

  private func write(_ text: String) throws {
    switch destination.place {
    case .file:
      var file = try destination.pending()
      try file.write(text)
      try file.place(isFlushed: false)
    case .stream:
      let descriptor = destination.opened(isPatient: false)
      guard descriptor >= 0 else { return }
      defer { close(descriptor) }
      Self.offer(text, descriptor)
    case .descriptor(let descriptor): Self.offer(text, descriptor)
    }
  }

  /// Writes a state where it is taken at once; a pipe that nobody reads must not hold up a rehearsal.
  private static func offer(_ text: String, _ descriptor: Int32) {
    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&ready, 1, 0) == 1, ready.revents == Int16(POLLOUT) else { return }
    // A pipe that is ready takes a page, and a state is shorter.
    var text = text
    text.withUTF8 { _ = Glibc.write(descriptor, $0.baseAddress, min($0.count, 4096)) }
  }

  /// Whether a file holds a state of an earlier rehearsal.
  private static func holdsState(_ path: String) -> Bool {
    guard let data = try? InputFile.read(path, kind: "state") else { return false }
    return (try? JSONDecoder().decode(LiveRecord.self, from: data)) != nil
  }
}
