import AudioCore
import Coach
import Glibc

/// Where a rehearsal's keys come from while it runs: a terminal, or a pipe with lines of keys.
struct KeyInput: ~Copyable {
  private let terminal: Terminal?
  private var isOpen: Bool
  private var rest: [UInt8] = []
  private var line = 0

  /// Listens to standard input; when a script replaces a pipe, to a terminal only.
  init(isReplaced: Bool) {
    terminal = Terminal()
    isOpen = terminal != nil || !isReplaced
  }

  /// Whether keys come from a person.
  var isTerminal: Bool { terminal != nil }

  /// Keys that were read, and lines on a pipe that are none.
  struct Reading {
    var pressed: [Key] = []
    var lines: [KeyScript.Key] = []
    var failures: [Failure] = []
  }

  /// Waits up to so long for keys or news, and takes the keys that are there.
  mutating func read(waitingMilliseconds wait: Int32, news: borrowing WakePipe) -> Reading {
    var descriptors = [
      pollfd(fd: news.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isOpen ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&descriptors, 2, rest.isEmpty || !isTerminal ? wait : Self.escapeWait)
    if descriptors[0].revents != 0 { news.clear() }
    guard ready > 0, descriptors[1].revents != 0 else {
      // An escape that nothing follows is the key of that name.
      guard ready == 0, isTerminal, !rest.isEmpty else { return Reading() }
      rest.removeAll()
      return Reading(pressed: [.escape])
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else {
      isOpen = count < 0 && errno == EINTR
      return isOpen || rest.isEmpty || isTerminal ? Reading() : lines(ended: true)
    }
    rest += bytes[..<count]
    return isTerminal ? Reading(pressed: Key.take(from: &rest)) : lines(ended: false)
  }

  /// How long the rest of an escape sequence may take, in milliseconds.
  private static let escapeWait: Int32 = 30

  /// Everything that a pipe holds already: a script that was piped in is known before the start.
  ///
  /// - Throws: ``Failure`` when a line is no key.
  mutating func keysThatWait(news: borrowing WakePipe) throws(Failure) -> [KeyScript.Key] {
    guard !isTerminal else { return [] }
    var all: [KeyScript.Key] = []
    while isOpen {
      let reading = read(waitingMilliseconds: 100, news: news)
      if let failure = reading.failures.first { throw failure }
      if reading.lines.isEmpty { break }
      all += reading.lines
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
        if let key { reading.lines.append(key) }
      } catch {
        reading.failures.append(error)
      }
    }
    return reading
  }
}
