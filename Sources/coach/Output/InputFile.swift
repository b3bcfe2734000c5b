import AudioCore
import Coach
import FoundationEssentials
import Glibc

/// Reads the text files that a user names.
enum InputFile {
  /// The largest document that is read: notes are kilobytes, and a recording named by mistake must
  /// not fill the memory.
  private static let limit = 16 << 20

  /// The bytes of a file; `-` is standard input.
  ///
  /// - Throws: ``Failure`` when it is missing, unreadable or far too large for `kind`.
  static func read(
    _ path: String, kind: String, limit: Int = limit
  ) throws(Failure) -> Data {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, kind) }
    defer { if path != "-" { close(descriptor) } }
    return try read(descriptor, path: path, kind: kind, limit: limit)
  }

  /// The bytes of a file that is open.
  ///
  /// - Throws: ``Failure`` when it cannot be read or is far too large for `kind`.
  static func read(
    _ descriptor: Int32, path: String, kind: String, limit: Int = limit
  ) throws(Failure) -> Data {
    do throws(WholeRead.Fault) {
      return Data(try WholeRead.read(descriptor, limit: limit))
    } catch {
      switch error {
      case .tooLarge:
        throw Failure(
          "'\(path)' is too large for a \(kind)", remedy: "give the notes, not the recording",
          status: .badData)
      case .failed(let code): throw failure(path, kind, code: code)
      }
    }
  }

  /// A document of notes.
  ///
  /// - Throws: ``Failure`` when it cannot be read or understood.
  ///
  /// The data are those that a take keeps: Markdown also where the file is in another format.
  static func plan(
    _ path: String, as reading: PlanReading = PlanReading()
  ) throws(Failure) -> (document: PlanDocument, data: Data) {
    let data = try notes(path)
    return (try plan(data, path: path, as: reading), data)
  }

  /// Notes as Markdown, whatever format they are in.
  private static func notes(_ path: String) throws(Failure) -> Data {
    let data = try read(path, kind: "plan")
    return try ForeignNotes.markdown(of: path) ?? data
  }

  /// The document that bytes are.
  ///
  /// - Throws: ``Failure`` when it cannot be understood.
  private static func plan(
    _ data: Data, path: String, as reading: PlanReading
  ) throws(Failure) -> PlanDocument {
    do {
      return try PlanDocument(decoding: data, as: reading)
    } catch {
      throw Failure(error, file: path)
    }
  }

  /// What the system says against reading it.
  static func failure(_ path: String, _ kind: String, code: Int32 = errno) -> Failure {
    Failure(
      "cannot read the \(kind) '\(path)': \(String(cString: strerror(code)))",
      remedy: "check the path and its permissions", status: .noInput)
  }
}
