import Coach
import Glibc

/// Where a rehearsal's keys come from while it runs: a terminal, or a pipe with lines of keys.
struct KeyInput: ~Copyable {
  private let terminal: Terminal?
  private var isOpen: Bool
  private var rest: [UInt8] = []
  private var line = 0

  /// Listens to standard input, unless a script replaces it.
  init(isReplaced: Bool) {
    isOpen = !isReplaced
    terminal = isReplaced ? nil : Terminal()
  }

  /// Whether keys come from a person.
  var isTerminal: Bool { terminal != nil }

  /// Waits up to so long for keys and takes what is there.
  ///
  /// - Throws: ``Failure`` when a line on a pipe is no key.
  mutating func keys(waitingMilliseconds wait: Int32) throws(Failure) -> [KeyScript.Key] {
    guard isOpen else {
      usleep(UInt32(wait) * 1000)
      return []
    }
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, wait) > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else {
      isOpen = count < 0 && errno == EINTR
      return isOpen || rest.isEmpty ? [] : try lines(ended: true)
    }
    if isTerminal {
      return KeyMap.commands(in: bytes[..<count]).map {
        KeyScript.Key(seconds: nil, command: $0)
      }
    }
    rest += bytes[..<count]
    return try lines(ended: false)
  }

  /// Everything that a pipe holds already: a script that was piped in is known before the start.
  ///
  /// - Throws: ``Failure`` when a line is no key.
  mutating func keysThatWait() throws(Failure) -> [KeyScript.Key] {
    guard !isTerminal else { return [] }
    var all: [KeyScript.Key] = []
    while isOpen {
      let keys = try keys(waitingMilliseconds: 100)
      if keys.isEmpty { break }
      all += keys
    }
    return all
  }

  private mutating func lines(ended: Bool) throws(Failure) -> [KeyScript.Key] {
    var keys: [KeyScript.Key] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? (ended ? rest.indices.last : nil) {
      line += 1
      let text = String(decoding: rest[...end], as: UTF8.self)
      rest.removeSubrange(...end)
      if let key = try KeyScript.key(text, place: "standard input:\(line)") { keys.append(key) }
    }
    return keys
  }
}
