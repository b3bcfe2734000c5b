internal import CAlsa  // for poll.h, which Glibc's module leaves to it
internal import CSystem
internal import Glibc

/// Another program at work, whose standard output is read here.
///
/// It is found on PATH and gets its arguments as a list: no shell takes part. Nothing that it prints reaches the
/// terminal. It is in a process group of its own, which ends with this value, and the program itself is killed
/// when the thread that started it ends, whatever ends that.
public struct ChildProgram: ~Copyable, Sendable {
  /// What is kept of the end of its messages, in bytes.
  private static let messageLimit = 4096
  /// One at a time, so that no program inherits another's pipes and keeps them open.
  private static let turn = Locked(())

  private let name: String
  private let process: pid_t
  private let output: Int32
  private let messages: Int32
  private var lastMessages: [UInt8]
  private var areMessagesOver: Bool
  private var hasEnded: Bool

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - name: of the program, looked up by ``ProgramPath``.
  ///   - arguments: without the name.
  ///   - input: a descriptor that becomes its standard input and stays open here; nil for one that is empty.
  /// - Throws: ``ProgramError/missing(program:)`` or ``ProgramError/cannotStart(program:code:)``.
  public init(
    _ name: String, _ arguments: [String], input: Int32? = nil
  ) throws(ProgramError) {
    guard let path = ProgramPath.find(name) else { throw .missing(program: name) }
    let started = Self.turn.withLock { _ in Self.start(path, [name] + arguments, input) }
    guard started.process > 0 else { throw .cannotStart(program: name, code: started.code) }
    self.name = name
    (process, output, messages) = (started.process, started.output, started.messages)
    (lastMessages, areMessagesOver, hasEnded) = ([], false, false)
  }

  deinit {
    close(output)
    close(messages)
    if !hasEnded {
      kill(-process, SIGKILL)
      _ = Self.wait(for: process)
    }
  }

  /// Waits for what the program writes next, and returns how many bytes of it there are; 0 at the end.
  ///
  /// - Parameter milliseconds: how long to wait; -1 for as long as it takes.
  /// - Returns: nil when nothing came in that time.
  public mutating func read(
    into bytes: UnsafeMutableRawBufferPointer, milliseconds: Int32 = -1
  ) -> Int? {
    while true {
      var ready = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: messages, events: Int16(POLLIN), revents: 0),
      ]
      // A closed pipe is ready for ever, so messages are waited for only until they end.
      let count = poll(&ready, areMessagesOver ? 1 : 2, milliseconds)
      if count == 0 { return nil }
      if count < 0 {
        if errno == EINTR { continue }
        return 0
      }
      if ready[1].revents != 0 { keepMessages() }
      guard ready[0].revents != 0 else { continue }
      let got = Glibc.read(output, bytes.baseAddress, bytes.count)
      if got < 0 && errno == EINTR { continue }
      return max(0, got)
    }
  }

  /// Waits for its end.
  ///
  /// - Throws: ``ProgramError/failed(program:why:)`` unless it ended by itself with status 0.
  public mutating func finish() throws(ProgramError) {
    while !areMessagesOver { keepMessages() }
    let status = Self.wait(for: process)
    hasEnded = true
    kill(-process, SIGKILL)  // what it started and left behind
    guard status == 0 else { throw .failed(program: name, why: lastMessage) }
  }

  /// All that a program writes.
  ///
  /// - Parameters:
  ///   - limit: how many bytes it may write.
  ///   - seconds: how long it may take.
  /// - Throws: ``ProgramError``.
  public static func output(
    of name: String, _ arguments: [String], input: Int32? = nil, limit: Int, seconds: Int
  ) throws(ProgramError) -> [UInt8] {
    var program = try ChildProgram(name, arguments, input: input)
    let end = MonotonicClock.nanoseconds() + seconds * 1_000_000_000
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = (end - MonotonicClock.nanoseconds()) / 1_000_000
      guard left > 0,
        let count = block.withUnsafeMutableBytes({
          program.read(into: $0, milliseconds: Int32(clamping: left))
        })
      else { throw .tooSlow(program: name, seconds: seconds) }
      guard count > 0 else { break }
      guard all.count + count <= limit else { throw .tooMuch(program: name, bytes: limit) }
      all += block.prefix(count)
    }
    try program.finish()
    return all
  }

  /// Starts a program that outlives this one, such as a browser: in a session of its own, without its streams.
  ///
  /// - Parameter seconds: how long it may take to fail; what runs longer is believed to work.
  /// - Throws: ``ProgramError``.
  public static func leave(
    _ name: String, _ arguments: [String], seconds: Int
  ) throws(ProgramError) {
    guard let path = ProgramPath.find(name) else { throw .missing(program: name) }
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    let stream = PipeEnds.above(nothing)
    close(nothing)
    defer { close(stream) }
    let started = turn.withLock { _ in
      launch(path, [name] + arguments, [stream, stream, stream], isLeft: true)
    }
    guard started.process > 0 else { throw .cannotStart(program: name, code: started.code) }
    let end = MonotonicClock.nanoseconds() + seconds * 1_000_000_000
    var status: Int32 = 0
    while true {
      let ended = waitpid(started.process, &status, WNOHANG)
      if ended < 0 && errno == EINTR { continue }
      if ended == started.process {
        guard status == 0 else { throw .failed(program: name, why: "") }
        return
      }
      guard MonotonicClock.nanoseconds() < end else { return }
      usleep(20_000)
    }
  }

  /// Whether it said anything besides its output; known when it has ended.
  public var hasMessages: Bool { !lastMessages.isEmpty }

  /// The last line that the program said, without what could command a terminal.
  private var lastMessage: String {
    let lines = String(decoding: lastMessages, as: UTF8.self).split { $0.isNewline }
    let line = lines.last { $0.contains { !$0.isWhitespace } } ?? ""
    return String(
      line.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(200).map(
        Character.init))
  }

  private mutating func keepMessages() {
    var bytes = [UInt8](repeating: 0, count: Self.messageLimit)
    let count = Glibc.read(messages, &bytes, bytes.count)
    if count < 0 && errno == EINTR { return }
    areMessagesOver = count <= 0
    lastMessages = Array((lastMessages + bytes.prefix(max(0, count))).suffix(Self.messageLimit))
  }

  private struct Started {
    var process: pid_t = -1
    var code: Int32 = 0
    var output: Int32 = -1
    var messages: Int32 = -1
  }

  /// The corresponding C functions are `pipe`, `fork` and `execve`.
  private static func start(_ path: String, _ arguments: [String], _ input: Int32?) -> Started {
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    let pipes = (0..<2).map { _ in PipeEnds() }
    defer { close(nothing) }
    let streams =
      [input.map(PipeEnds.above) ?? PipeEnds.above(nothing)] + pipes.map(\.writeEnd)
    defer { close(streams[0]) }
    var started = launch(path, arguments, streams, isLeft: false)
    for pipe in pipes where pipe.writeEnd >= 0 { close(pipe.writeEnd) }
    if started.process > 0 {
      (started.output, started.messages) = (pipes[0].readEnd, pipes[1].readEnd)
    } else {
      for pipe in pipes where pipe.readEnd >= 0 { close(pipe.readEnd) }
    }
    return started
  }

  /// Starts a program on three streams, and waits until it has taken over.
  private static func launch(
    _ path: String, _ arguments: [String], _ streams: [Int32], isLeft: Bool
  ) -> Started {
    var started = Started()
    let news = PipeEnds()
    guard !streams.contains(-1), news.writeEnd >= 0 else {
      started.code = EMFILE
      news.closeBoth()
      return started
    }
    let words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    started.process = coach_start(
      path, words, environ, streams, news.writeEnd, isLeft ? 1 : 0)
    started.code = errno
    close(news.writeEnd)
    // Ends without a word when the program took over.
    var code: Int32 = 0
    if started.process > 0, Glibc.read(news.readEnd, &code, 4) == 4 {
      _ = wait(for: started.process)
      started.process = -1
      started.code = code
    }
    close(news.readEnd)
    return started
  }

  /// The status of a process that ends, as the system gives it.
  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  /// The two ends of a pipe, closed on exec and above the standard streams.
  private struct PipeEnds {
    let readEnd: Int32
    let writeEnd: Int32

    init() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else {
        (readEnd, writeEnd) = (-1, -1)
        return
      }
      (readEnd, writeEnd) = (Self.above(ends[0]), Self.above(ends[1]))
      for end in ends { close(end) }
    }

    func closeBoth() {
      for end in [readEnd, writeEnd] where end >= 0 { close(end) }
    }

    /// Another descriptor of the same file, above the standard streams.
    static func above(_ descriptor: Int32) -> Int32 { fcntl(descriptor, F_DUPFD_CLOEXEC, 3) }
  }
}
