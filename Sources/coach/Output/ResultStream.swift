import AudioCore
import Coach
import Glibc

/// A result on its way: to standard output, to what is open already, or into a file that appears when
/// it is complete.
struct ResultStream: ~Copyable {
  private let name: String
  /// Where it is written through; -1 for a file.
  private let descriptor: Int32
  private let isOwned: Bool
  private var file: PendingFile?
  /// Whether the file must not take its name from one that came meanwhile.
  private let isNew: Bool
  /// Whether the reader went away; nothing is missed then.
  private var isUnread = false

  /// Opens a destination.
  ///
  /// - Throws: ``Failure`` with the system's words.
  init(_ destination: Destination) throws(Failure) {
    name = destination.name
    isNew = destination.place == .file(isThere: false)
    switch destination.place {
    case .descriptor(let open): (descriptor, isOwned) = (open, false)
    case .stream:
      (descriptor, isOwned) = (destination.opened(), true)
      guard descriptor >= 0 else { throw Destination.failure(name, errno) }
    case .file:
      (descriptor, isOwned) = (-1, false)
      file = try destination.pending()
    }
  }

  deinit { if isOwned { close(descriptor) } }

  /// Appends a text.
  ///
  /// - Throws: ``Failure`` with the system's words.
  mutating func write(_ text: String) throws(Failure) {
    guard descriptor >= 0 else {
      do throws(FileError) {
        try file?.write(text)
      } catch {
        throw Destination.failure(name, error.code)
      }
      return
    }
    guard !isUnread else { return }
    if descriptor == STDOUT_FILENO { return try Console.result(text) }
    let code = WholeWrite.write(text, to: descriptor)
    isUnread = Console.isReaderGone(code, descriptor)
    guard code == 0 || isUnread else { throw Failure(lost: name, code: code) }
  }

  /// Flushes the file and gives it its name.
  ///
  /// - Throws: ``Failure`` with the system's words.
  consuming func finish() throws(Failure) {
    do throws(FileError) {
      try file.take()?.place(isNew: isNew)
    } catch {
      throw Destination.failure(name, error.code)
    }
  }
}
