import Coach
import FoundationEssentials
import Glibc

/// The recordings that a file lists: a name a line, or names ended by zeros as `find -print0` writes them.
enum FileList {
  /// The most bytes of a list: some million names.
  private static let limit = 1 << 30

  /// The names of a list; `-` is standard input.
  ///
  /// - Throws: ``Failure`` when it cannot be read, names nothing, or a name is not written in UTF-8.
  static func names(_ path: String) throws(Failure) -> [String] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.failure(path, "list") }
    defer { if path != "-" { close(descriptor) } }
    let bytes = Array(
      try InputFile.read(descriptor, path: path, kind: "list", limit: limit))
    let hasZeros = bytes.contains(0)
    var names: [String] = []
    for (index, piece) in bytes.split(separator: hasZeros ? 0 : 0x0A).enumerated() {
      let name = !hasZeros && piece.last == 0x0D ? piece.dropLast() : piece
      guard !name.isEmpty else { continue }
      guard let text = String(validating: name, as: UTF8.self) else {
        throw Failure(
          "name \(index + 1) in the list '\(path)' is not written in UTF-8",
          remedy: "rename the file, or give it another name: ln -s OLD new.wav", status: .noInput)
      }
      names.append(text)
    }
    guard !names.isEmpty else {
      throw Failure(
        "the list '\(path)' names no recordings", remedy: "give a file with a name a line",
        status: .noInput)
    }
    return names
  }
}
