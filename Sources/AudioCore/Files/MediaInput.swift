/// How a file is given to ffmpeg and ffprobe.
struct MediaInput {
  /// Playlists may name other files and hosts: neither is read.
  static let safety = ["-protocol_whitelist", "file"]

  /// By a protocol, so that no name is taken for an option or for another protocol.
  let url: String
  /// What becomes the program's standard input, where the file has no name.
  let descriptor: Int32?

  init(_ file: HeldFile) {
    let hasName = !file.isCopied && file.name != "-" && !file.name.hasPrefix("/dev/")
    url = "file:" + (hasName ? file.name : "/proc/self/fd/0")
    descriptor = hasName ? nil : file.descriptor
  }
}
