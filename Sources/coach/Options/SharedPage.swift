import AudioCore
import Coach
import FoundationEssentials
import Glibc
import Takes

/// A report as one file that holds its sound, for somebody else.
enum SharedPage {
  /// Bytes that are encoded at once: whole groups of three.
  private static let block = 3 << 16

  /// Writes the page and says how large it is.
  ///
  /// - Parameter audio: the path of the sound.
  /// - Throws: ``Failure``.
  static func write(
    _ recording: MeasuredRecording, audio: String, to name: String, _ arguments: ParsedArguments
  ) throws(Failure) {
    let destination = try Delivery.destination(name, arguments)
    guard case .file = destination.place else {
      throw Failure(
        "a page with its sound cannot be written to '\(name)'", remedy: "name a file: talk.html",
        status: .usage)
    }
    let sound = try sound(audio, beside: name)
    defer { close(sound) }
    let page = recording.page(playing: address).components(aroundFirst: address)
    var stream = try ResultStream(destination)
    var bytes = page.before.utf8.count + page.after.utf8.count
    try stream.write(page.before)
    while true {
      let data = try part(of: sound, name)
      if data.isEmpty { break }
      let text = data.base64EncodedString()
      bytes += text.utf8.count
      try stream.write(text)
    }
    try stream.write(page.after)
    try stream.finish()
    Console.message(DisplayText.lines("\(name): \(SizeText.text(bytes)), with its sound\n"))
  }

  /// What the address of the sound begins with.
  private static let address = "data:audio/ogg;base64,"

  /// The sound as Opus, in a file without a name.
  private static func sound(_ audio: String, beside name: String) throws(Failure) -> Int32 {
    let path = PendingFile.temporary(name, 1)
    do throws(SoundFileError) {
      try OpusCopy.write(audio, to: path)
    } catch {
      unlink(path)
      throw Failure(error)
    }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    let code = errno
    unlink(path)
    guard descriptor >= 0 else { throw Destination.failure(name, code) }
    return descriptor
  }

  private static func part(of descriptor: Int32, _ name: String) throws(Failure) -> Data {
    var bytes = [UInt8](repeating: 0, count: block)
    var filled = 0
    while filled < block {
      let count = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + filled }, block - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Destination.failure(name, errno) }
      if count == 0 { break }
      filled += count
    }
    return Data(bytes.prefix(filled))
  }
}

extension String {
  /// What stands up to the end of a text, and behind it.
  fileprivate func components(aroundFirst text: String) -> (before: String, after: String) {
    guard let range = firstRange(of: text) else { return (self, "") }
    return (String(self[..<range.upperBound]), String(self[range.upperBound...]))
  }
}
