import AudioCore
import Coach
import Glibc

/// Where the keys of `coach mark` come from: a script, a terminal, or a pipe with a key a line.
struct MarkingInput: ~Copyable {
  private var script: ArraySlice<MarkingKey.Action>?
  private var keys: KeyInput
  private var rest: [UInt8] = []
  private var line = 0
  private var isOpen: Bool
  /// What was pressed while something was played.
  private var waiting: [MarkingKey.Action] = []

  /// The bytes of the longest line on a pipe.
  private static let longestLine = 1000

  /// - Parameter script: the keys, where a file gives them.
  /// - Throws: ``Failure`` when the process has no descriptors left.
  init(_ script: [MarkingKey.Action]?) throws(Failure) {
    self.script = script?[...]
    keys = try KeyInput(isReplaced: true)
    isOpen = script == nil && !keys.isTerminal
  }

  /// Whether keys are pressed by a person who hears what is played meanwhile.
  var isTerminal: Bool { script == nil && keys.isTerminal }

  /// Reads a script.
  ///
  /// - Throws: ``Failure`` with the place of a line that is no key.
  static func script(_ text: String, file: String) throws(Failure) -> [MarkingKey.Action] {
    var actions: [MarkingKey.Action] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let action = try MarkingKey.action(line, place: "\(file):\(index + 1)") {
        actions.append(action)
      }
    }
    return actions
  }

  /// Whether a person has pressed something that is to be taken before anything else goes on; never waits.
  mutating func isPressed() -> Bool {
    guard isTerminal else { return false }
    if waiting.isEmpty {
      waiting = keys.presses(waitingMilliseconds: 0).map(MarkingKey.action)
    }
    return !waiting.isEmpty
  }

  /// The next key, after at most so long; nil where there is none yet.
  ///
  /// - Throws: ``Failure`` when a line on a pipe is no key.
  mutating func next(waitingMilliseconds wait: Int32) throws(Failure) -> MarkingKey.Action? {
    if script != nil { return script?.popFirst() ?? .finish }
    if waiting.isEmpty, keys.isTerminal {
      waiting = keys.presses(waitingMilliseconds: wait).map(MarkingKey.action)
      // A terminal that is gone presses nothing any more.
      if waiting.isEmpty, keys.isGone { return .finish }
    }
    if !waiting.isEmpty { return waiting.removeFirst() }
    return keys.isTerminal ? nil : try lineFromPipe(waitingMilliseconds: wait)
  }

  /// The next line that says something.
  private mutating func lineFromPipe(
    waitingMilliseconds wait: Int32
  ) throws(Failure) -> MarkingKey.Action? {
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let text = String(decoding: rest[..<end], as: UTF8.self)
        rest.removeSubrange(...end)
        line += 1
        guard let action = try MarkingKey.action(text, place: "standard input:\(line)") else {
          continue
        }
        return action
      }
      guard isOpen else { return .finish }
      guard rest.count <= Self.longestLine else {
        isOpen = false
        throw Failure(
          "standard input:\(line + 1): a line is too long for a key", remedy: "write a key a line",
          status: .badData)
      }
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, wait) > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      if count > 0 {
        rest += bytes[..<count]
      } else if count == 0 || errno != EINTR && errno != EAGAIN {
        isOpen = false
        if !rest.isEmpty { rest.append(UInt8(ascii: "\n")) }
      }
    }
  }
}
