import AudioCore
import Coach
import Glibc
import Takes

/// What a command's argument means where a take may be named: one reading, for every command.
enum TakeArgument {
  /// How takes are named, for helps.
  static let help =
    "a number from 'coach takes', -1 for the latest, -2 …, the beginning of its folder's name, or notes"

  /// The takes by their names; those without a frame of sound are removed first, and that is said.
  ///
  /// - Throws: ``Failure`` when the folder of takes cannot be read.
  static func names() throws(Failure) -> TakeNames {
    for name in EmptyTakes.remove() { Console.message(RecoveryText.removed(name)) }
    return try Failure.telling(try TakeNames())
  }

  /// The take that a word names; the latest for nil.
  ///
  /// - Throws: ``Failure`` when there is none.
  static func take(_ word: String?) throws(Failure) -> TakeFolder {
    let names = try names()
    return try take(word, among: names)
  }

  /// The take that a word names among those that there are; the latest for nil.
  ///
  /// - Throws: ``Failure`` when there is none.
  static func take(_ word: String?, among names: TakeNames) throws(Failure) -> TakeFolder {
    guard let word else { return try Failure.telling(try names.latest()) }
    if let take = TakeFolder.containing(word) { return take }
    guard Int(word) == nil, isFile(word) else { return try Failure.telling(try names.take(word)) }
    guard !RecordingSign.isRecording(word) else {
      throw Failure(
        "'\(word)' is a recording, not a take", remedy: "coach analyse \(word)", status: .usage)
    }
    return try take(of: InputFile.plan(word, as: .known).document, file: word, names)
  }

  /// The latest take of a plan, where a path is one and no recording; nil for everything else.
  ///
  /// - Throws: ``Failure`` when there is no take of it.
  static func takeOfPlan(_ path: String) throws(Failure) -> TakeFolder? {
    guard isFile(path), !RecordingSign.isRecording(path), isText(path),
      let document = try? InputFile.plan(path, as: PlanReading()).document,
      !document.plan.phases.isEmpty || !document.questions.isEmpty
    else { return nil }
    return try take(of: document, file: path, names())
  }

  private static func take(
    of document: PlanDocument, file: String, _ names: TakeNames
  ) throws(Failure) -> TakeFolder {
    guard let take = names.latest(of: document) else {
      throw Failure(
        "no take of '\(file)' yet", remedy: "record one: coach rehearse \(file)",
        status: .noInput)
    }
    return take
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a file begins like text: notes that are no recording of an unknown kind.
  private static func isText(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 && (!bytes.prefix(count).contains(0) || [0xFE, 0xFF].contains(bytes[0]))
  }
}
