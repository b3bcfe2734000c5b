import AudioCore
import Coach
import Glibc

/// Where keys come from: a terminal, or a pipe with lines of keys for one take after another.
struct KeyInput: ~Copyable {
  /// Wakes the reader when there is something else to do.
  let wakePipe: WakePipe
  private let terminal: Terminal?
  /// Never waits, where that can be had: a pager on the same terminal may take the key for which both were woken.
  private let descriptor: Int32
  private var isOpen: Bool
  private var rest: [UInt8] = []
  private var line = 0
  /// What a pipe has said and no take has used.
  private var waiting: [Line] = []
  /// Whether the keys of this take are complete; what follows belongs to the next one.
  private var isComplete = false
  /// How many more lines this take may use: whoever pipes an endless stream in shall not fill the memory.
  private var allowance = Self.allowedLines

  /// The lines that a take may use; one that is no key counts as a hundred.
  private static let allowedLines = 10_000
  /// The bytes of the longest line.
  private static let longestLine = 1000
  /// The lines that may wait for later takes; the rest stays in the pipe.
  private static let capacity = 1000
  private var hadKeys = false

  private enum Line {
    case key(KeyScript.Key)
    case failure(Failure)
  }

  /// Listens to standard input; when a script replaces a pipe, to a terminal only.
  ///
  /// - Throws: ``Failure`` when the process has no descriptors left.
  init(isReplaced: Bool) throws(Failure) {
    guard let wakePipe = WakePipe() else { throw Failure(.noDescriptors) }
    self.wakePipe = wakePipe
    terminal = Terminal()
    descriptor = NonBlockingTwin.open(STDIN_FILENO, O_RDONLY) ?? STDIN_FILENO
    isOpen = terminal != nil || !isReplaced
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Other descriptors that wake whoever waits for keys; what is read from them is not its matter.
  var followed: [Int32] = []

  /// Whether keys come from a person.
  var isTerminal: Bool { terminal != nil }

  /// Whether nothing more can come.
  var isGone: Bool { !isOpen && waiting.isEmpty }

  /// Keys that were read, and lines on a pipe that are none.
  struct Reading {
    var pressed: [KeyPress] = []
    var lines: [KeyScript.Key] = []
    var failures: [Failure] = []
  }

  /// Waits up to so long for keys or wakePipe, and takes the keys of this take that are there.
  mutating func read(waitingMilliseconds wait: Int32) -> Reading {
    let hasLines = !waiting.isEmpty && !isComplete
    let pressed = listen(waitingMilliseconds: hasLines ? 0 : wait)
    var reading = Reading(pressed: pressed)
    var used = 0
    while !isComplete, used < waiting.count {
      switch waiting[used] {
      case .key(let key):
        reading.lines.append(key)
        isComplete = key.command == .finish
      case .failure(let failure): reading.failures.append(failure)
      }
      used += 1
    }
    waiting.removeFirst(used)
    return reading
  }

  /// The keys that a person presses before or between takes; a pipe's lines wait for the take.
  mutating func pressed(waitingMilliseconds wait: Int32) -> [Key] {
    if isTerminal { return listen(waitingMilliseconds: wait).map(\.key) }
    var end = pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0)
    if poll(&end, 1, wait) > 0 { wakePipe.clear() }
    return []
  }

  /// What a person presses where no take is recorded; a pipe is left alone.
  mutating func presses(waitingMilliseconds wait: Int32) -> [KeyPress] {
    isTerminal ? listen(waitingMilliseconds: wait) : []
  }

  /// Forgets what was pressed and not read yet: it was not meant for what is asked now.
  ///
  /// The corresponding C function is `tcflush`.
  mutating func forget() {
    guard isTerminal else { return }
    tcflush(STDIN_FILENO, TCIFLUSH)
    rest.removeAll()
  }

  /// Everything that a pipe holds already for the take that begins: a script that was piped in is known before
  /// the start.
  ///
  /// - Throws: ``Failure`` when a line is no key.
  mutating func keysThatWait() throws(Failure) -> [KeyScript.Key] {
    isComplete = false
    allowance = Self.allowedLines
    guard !isTerminal else { return [] }
    var all: [KeyScript.Key] = []
    while isOpen || !waiting.isEmpty, !isComplete {
      let reading = read(waitingMilliseconds: 100)
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

  /// Whether a pipe gave keys and has none for another take.
  mutating func isExhausted() -> Bool {
    guard !isTerminal, hadKeys else { return false }
    if waiting.isEmpty { _ = listen(waitingMilliseconds: 0) }
    return waiting.isEmpty && !isOpen
  }

  /// How long the rest of an escape sequence may take, in milliseconds.
  private static let escapeWait: Int32 = 30

  /// Waits for keys or wakePipe; the keys of a terminal, while a pipe's lines are put with those that wait.
  private mutating func listen(waitingMilliseconds wait: Int32) -> [KeyPress] {
    var descriptors = [
      pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: hasCapacity ? descriptor : -1, events: Int16(POLLIN), revents: 0),
    ]
    descriptors += followed.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let all = nfds_t(descriptors.count)
    let ready = poll(&descriptors, all, rest.isEmpty || !isTerminal ? wait : Self.escapeWait)
    if descriptors[0].revents != 0 { wakePipe.clear() }
    guard ready > 0, descriptors[1].revents != 0 else {
      // An escape that nothing follows is the key of that name.
      guard ready == 0, isTerminal, let first = rest.first else { return [] }
      rest.removeAll()
      return [KeyPress(key: first == 0x1B ? .escape : .other)]
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count > 0 else {
      isOpen = count < 0 && (errno == EINTR || errno == EAGAIN)
      if !isOpen, !isTerminal { takeLines(ended: true) }
      return []
    }
    rest += bytes[..<count]
    if isTerminal {
      let keys = KeyPress.take(from: &rest)
      // No key's sequence is as long as that.
      if rest.count > 100 { rest.removeAll() }
      return keys
    }
    takeLines(ended: false)
    return []
  }

  /// Whether more may be read at all.
  private var hasCapacity: Bool { isOpen && waiting.count < Self.capacity }

  private mutating func takeLines(ended: Bool) {
    var start = rest.startIndex
    while allowance > 0,
      let end = rest[start...].firstIndex(of: UInt8(ascii: "\n"))
        ?? (ended ? rest.indices.last : nil),
      end >= start
    {
      line += 1
      allowance -= 1
      let text = String(decoding: rest[start...end], as: UTF8.self).prefix { !$0.isNewline }
      start = end + 1
      do throws(Failure) {
        guard let key = try KeyScript.key(text, place: "standard input:\(line)") else { continue }
        waiting.append(.key(key))
        hadKeys = true
      } catch {
        waiting.append(.failure(error))
        allowance -= 99
      }
    }
    rest.removeSubrange(..<start)
    if allowance <= 0 || rest.count > Self.longestLine { stopReading() }
  }

  /// Leaves the rest of a pipe alone that holds no script of keys.
  private mutating func stopReading() {
    isOpen = false
    let why = allowance <= 0 ? "there are too many lines" : "a line is too long"
    waiting.append(
      .failure(
        Failure(
          "standard input:\(line + 1): \(why) for a script of keys; the rest is left out",
          remedy: "write a key a line, such as '12.5 next'", status: .badData)))
    rest.removeAll()
  }
}
