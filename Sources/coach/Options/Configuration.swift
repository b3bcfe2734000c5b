import AudioCore
import Coach
import FoundationEssentials
import Glibc

/// The options that a person keeps, in `coach/config` in the folder for configurations.
///
/// Lines are `key = value`, a key being the long name of an option. What stands on the command line wins.
struct Configuration {
  /// The options that may be kept: what belongs to a person, a room and a machine, and not to one take or file.
  static let keys = [
    "auto", "basis", "countdown", "device", "fillers", "focus", "grace", "jobs", "no-check", "pack",
    "pause", "plain",
    "rate", "think", "triggers", "whisper-model",
  ]
  /// The largest file that is read, in bytes.
  private static let limit = 1 << 16

  private struct Line {
    let key: String
    let value: String
    /// Where it stands: `/home/x/.config/coach/config:3`.
    let place: String
  }

  private let lines: [Line]

  /// Where the file is, whether there is one or not; nil where there is no home.
  static var path: String? {
    func folder(_ name: String) -> String? {
      getenv(name).flatMap { String(validatingCString: $0) }.flatMap {
        $0.hasPrefix("/") ? $0 : nil
      }
    }
    let root = folder("XDG_CONFIG_HOME") ?? folder("HOME").map { $0 + "/.config" }
    return root.map { $0 + "/coach/config" }
  }

  /// What is kept; nothing where there is no file.
  ///
  /// - Throws: ``Failure`` when the file cannot be read or understood.
  static func read() throws(Failure) -> Configuration {
    guard let path else { return try Configuration("", file: "") }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      // Where nobody may look, as in another's home, there is none.
      let isHidden = code == EACCES && access(folder(of: path), X_OK) != 0
      guard code != ENOENT, code != ENOTDIR, !isHidden else {
        return try Configuration("", file: path)
      }
      throw unreadable(path, code)
    }
    defer { close(descriptor) }
    let bytes: [UInt8]
    do throws(WholeRead.Fault) {
      bytes = try WholeRead.read(descriptor, limit: limit)
    } catch {
      guard case .failed(let code) = error else {
        throw failure(path, "the file is too large", "write lines such as: grace = 20s")
      }
      throw unreadable(path, code)
    }
    return try Configuration(String(decoding: bytes, as: UTF8.self), file: path)
  }

  /// - Parameters:
  ///   - text: lines `key = value`; blank ones and those that begin with `#` say nothing.
  ///   - file: how the file is named.
  /// - Throws: ``Failure`` that names the line.
  init(_ text: String, file: String) throws(Failure) {
    var lines: [Line] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = line.trimmed
      guard !words.isEmpty, !words.hasPrefix("#") else { continue }
      let place = "\(file):\(index + 1)"
      guard let (key, value) = Self.setting(words) else {
        throw Self.failure(place, "'\(words)' is no setting", "write it as: device = hw:1")
      }
      guard Self.keys.contains(key) else {
        let near = Suggestion.nearest(to: key, among: Self.keys).map { "; did you mean '\($0)'?" }
        throw Self.failure(
          place, "'\(key)' cannot be kept\(near ?? "")",
          "use one of: \(Self.keys.joined(separator: ", "))")
      }
      guard !value.isEmpty else {
        throw Self.failure(place, "'\(key)' has no value", "give one, or remove the line")
      }
      guard !lines.contains(where: { $0.key == key }) else {
        throw Self.failure(place, "'\(key)' is set twice", "keep one of the two lines")
      }
      lines.append(Line(key: key, value: value, place: place))
    }
    self.lines = lines
  }

  /// Keeps an option: its line is changed where there is one, all others stay as they are.
  ///
  /// - Parameters:
  ///   - key: one of ``keys``.
  ///   - value: on one line.
  /// - Returns: the file.
  /// - Throws: ``Failure`` when the file cannot be understood or written.
  static func keep(_ key: String, _ value: String) throws(Failure) -> String {
    guard let path else {
      throw Failure("there is no home to keep it in", remedy: "set HOME", status: .failure)
    }
    _ = try read()
    let old = (try? InputFile.read(path, kind: "configuration")).map {
      String(decoding: $0, as: UTF8.self)
    }
    makeFolders(for: path)
    do throws(FileError) {
      try DurableFile.write(changed(old ?? "", key, value), to: path)
    } catch {
      throw Failure(error)
    }
    return path
  }

  /// A configuration in which an option has a value, with all other lines as they were.
  static func changed(_ text: String, _ key: String, _ value: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    let line = "\(key) = \(value)"
    if let place = lines.firstIndex(where: { setting($0)?.key == key }) {
      lines[place] = line
    } else {
      lines.append(line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func makeFolders(for path: String) {
    for name in [folder(of: folder(of: path)), folder(of: path)] { mkdir(name, 0o700) }
  }

  private static func folder(of path: String) -> String {
    String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
  }

  /// The two sides of a line; nil where it has no sign of equality.
  private static func setting(_ line: String) -> (key: String, value: String)? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    return (line[..<equals].trimmed, line[line.index(after: equals)...].trimmed)
  }

  /// The arguments of a command with what is kept, where the command line does not say it.
  ///
  /// - Throws: ``Failure`` when a flag is neither on nor off.
  func completing(
    _ arguments: ParsedArguments, of spec: CommandSpec
  ) throws(Failure) -> ParsedArguments {
    var arguments = arguments
    for line in lines {
      guard let option = spec.option(named: line.key),
        option.help != SharedOptions.loudspeaker.help
      else { continue }
      if option.value == nil {
        guard let isOn = ["yes": true, "no": false][line.value] else {
          throw Self.failure(
            line.place, "'\(line.key)' is yes or no, not '\(line.value)'", "write yes or no")
        }
        if isOn { arguments.flags.insert(line.key) }
      } else if arguments.values[line.key] == nil {
        arguments.values[line.key] = [line.value]
        arguments.origins[line.key] = line.place
      }
    }
    return arguments
  }

  private static func unreadable(_ path: String, _ code: Int32) -> Failure {
    Failure(
      "cannot read '\(path)': \(String(cString: strerror(code)))",
      remedy: "make it readable, or remove it", status: .noInput)
  }

  private static func failure(_ place: String, _ summary: String, _ remedy: String) -> Failure {
    Failure("\(place): \(summary)", remedy: remedy, status: .usage)
  }
}
