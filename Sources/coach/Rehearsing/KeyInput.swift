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

  /// Keys that were read, and lines on a pipe that are none.
  struct Reading {
    var keys: [KeyScript.Key] = []
    var failures: [Failure] = []
  }

  /// Waits up to so long for keys and takes what is there.
  mutating func read(waitingMilliseconds wait: Int32) -> Reading {
    guard isOpen else {
      usleep(UInt32(wait) * 1000)
      return Reading()
    }
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, wait) > 0 else { return Reading() }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else {
      isOpen = count < 0 && errno == EINTR
      return isOpen || rest.isEmpty ? Reading() : lines(ended: true)
    }
    if isTerminal {
      return Reading(
        keys: KeyMap.commands(in: bytes[..<count]).map {
          KeyScript.Key(seconds: nil, command: $0)
        })
    }
    rest += bytes[..<count]
    return lines(ended: false)
  }

  /// Everything that a pipe holds already: a script that was piped in is known before the start.
  ///
  /// - Throws: ``Failure`` when a line is no key.
  mutating func keysThatWait() throws(Failure) -> [KeyScript.Key] {
    guard !isTerminal else { return [] }
    var all: [KeyScript.Key] = []
    while isOpen {
      let reading = read(waitingMilliseconds: 100)
      if let failure = reading.failures.first { throw failure }
      if reading.keys.isEmpty { break }
      all += reading.keys
    }
    let times = all.compactMap(\.seconds)
    guard zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw Failure(
        "standard input: the keys run backwards", remedy: "sort the lines by time",
        status: .badData)
    }
    return all
  }

  private mutating func lines(ended: Bool) -> Reading {
    var reading = Reading()
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? (ended ? rest.indices.last : nil) {
      line += 1
      let text = String(decoding: rest[...end], as: UTF8.self)
      rest.removeSubrange(...end)
      do throws(Failure) {
        let key = try KeyScript.key(text, place: "standard input:\(line)")
        if let key { reading.keys.append(key) }
      } catch {
        reading.failures.append(error)
      }
    }
    return reading
  }
}
