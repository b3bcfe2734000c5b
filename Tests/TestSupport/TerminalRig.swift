import Foundation
import Glibc

/// The built program in a real terminal, tmux, with a microphone whose clock the test drives.
///
/// The microphone is alsa-lib's file plugin on a named pipe: the device delivers what the test feeds and
/// not a frame more, so what the screen shows depends on the samples alone.
public final class TerminalRig {
  /// Held, so that the server in it is still found when it has to end.
  private let folder: TemporaryFolder
  private let microphone: String
  private var descriptor: Int32 = -1
  private let samples: [Int16]
  private let rate: Int
  private var fed = 0

  /// Starts the program in a terminal of so many columns and rows.
  ///
  /// - Parameters:
  ///   - samples: what the microphone hears; ``feed(until:)`` plays it.
  ///   - isRecording: whether the program gets that microphone.
  public init(
    _ arguments: [String], samples: [Int16], rate: Int = 16_000, columns: Int = 80,
    rows: Int = 24, isRecording: Bool = true, environment: [String: String] = [:],
    in folder: TemporaryFolder
  ) throws {
    // A program that has ended does not listen any more.
    Glibc.signal(SIGPIPE, SIG_IGN)
    self.samples = samples
    self.rate = rate
    self.folder = folder
    microphone = folder.file("microphone")
    mkfifo(microphone, 0o600)
    try folder.write(
      """
      <confdir:alsa.conf>
      pcm.filemic {
        type file
        slave.pcm "null"
        file "/dev/null"
        infile "\(microphone)"
        format "raw"
      }
      """, to: "alsa.conf")
    let variables = [
      "ALSA_CONFIG_PATH": folder.file("alsa.conf"), "XDG_DATA_HOME": folder.path,
      "HOME": folder.path, "LANG": "C.UTF-8", "TERM": "screen-256color",
    ].merging(environment) { $1 }
    let words =
      ["env"] + variables.map { "\($0)=\($1)" } + [CoachProcess.binary] + arguments
      + (isRecording ? ["--device", "filemic", "--rate", "\(rate)"] : [])
    let command = words.map { "'\($0)'" }.joined(separator: " ")
    // The shell stays, so that the screen can be looked at afterwards.
    let script =
      "cd '\(folder.path)'; stty > before; \(command); s=$?; stty > after; echo status $s; read x"
    _ = tmux([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", script,
    ])
  }

  deinit {
    // Behind the end of its pipe the device would deliver for ever.
    signal(SIGKILL)
    if descriptor >= 0 { close(descriptor) }
    _ = tmux(["kill-server"])
  }

  /// Feeds the microphone up to a second of the recording.
  public func feed(until seconds: Double) {
    if descriptor < 0 { descriptor = open(microphone, O_WRONLY) }
    let (end, period) = (Int((seconds * 50).rounded()), rate / 50)
    // A period at a time is less than a pipe takes at once, so the device never sees a part of one.
    while fed < end {
      let start = fed * period
      let block = (start..<start + period).map { $0 < samples.count ? samples[$0] : 0 }
      _ = block.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      fed += 1
    }
  }

  /// Feeds on from a second, half a second at a time, until the screen shows a text; the last screen.
  ///
  /// A key or a line that a busy machine reads after the feed has its moment in the audio that follows.
  @discardableResult public func feed(from seconds: Double, until text: String) -> String {
    var shown = ""
    for step in 0..<40 {
      feed(until: seconds + Double(step) / 2)
      for _ in 0..<60 {
        shown = screen()
        if shown.contains(text) { return shown }
      }
    }
    return shown
  }

  /// Presses keys, by tmux's names.
  public func press(_ keys: String...) { _ = tmux(["send-keys"] + keys) }

  /// Makes the terminal another size.
  public func resize(columns: Int, rows: Int) {
    _ = tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Takes the terminal away, as a closed window does.
  public func closeTerminal() { _ = tmux(["kill-session"]) }

  /// Sends a signal to the program.
  public func signal(_ signal: Int32) {
    let shell = tmux(["display-message", "-p", "#{pane_pid}"]).trimmingCharacters(
      in: .whitespacesAndNewlines)
    let children =
      (try? String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)) ?? ""
    for child in children.split(separator: " ").compactMap({ Int32($0) }) { kill(child, signal) }
  }

  /// The screen as text, with its styles as escape sequences if they are wanted.
  public func screen(styled: Bool = false) -> String {
    tmux(["capture-pane", "-p"] + (styled ? ["-e"] : []))
  }

  /// The screen once it shows a text and stays as it is; whatever it shows when that never happens.
  public func screen(showing text: String, styled: Bool = false) -> String {
    var (last, unchanged) = ("", 0)
    for _ in 0..<1000 {
      let now = screen(styled: styled)
      unchanged = now == last && now.contains(text) ? unchanged + 1 : 0
      last = now
      if unchanged >= 8 { break }
    }
    return last
  }

  /// How the screen differs from a golden file once it shows a text; nil as soon as it does not.
  ///
  /// A busy machine may stop between two draws for longer than a screen is waited for; what was fed has
  /// one last screen, and that is the one that is asked about.
  public func difference(
    showing text: String, from golden: String, styled: Bool = false, file: String = #filePath
  ) -> String? {
    var difference = Golden.difference(
      screen(showing: text, styled: styled), from: golden, file: file)
    for _ in 0..<60 where difference != nil && !Golden.isUpdating {
      difference = Golden.difference(screen(styled: styled), from: golden, file: file)
    }
    return difference
  }

  /// The first screen that shows a text, where a clock keeps it from staying as it is.
  public func firstScreen(showing text: String) -> String {
    for _ in 0..<1000 {
      let now = screen()
      if now.contains(text) { return now }
    }
    return screen()
  }

  /// Runs tmux and returns what it prints.
  private func tmux(_ arguments: [String]) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
    // The server of a new session would inherit what `Process` learns of the end by, and blocked signals
    // without which it never ends.
    let clean =
      "sigprocmask(SIG_SETMASK, POSIX::SigSet->new); POSIX::close($_) for 3..1023; exec @ARGV"
    let starts = arguments.contains("new-session")
    process.arguments = ["-MPOSIX", "-e", clean, "tmux", "-S", folder.file("tmux")] + arguments
    process.environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"]
    let output = Pipe()
    process.standardOutput = starts ? FileHandle.nullDevice : output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "" }
    let text = starts ? Data() : output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }
}
