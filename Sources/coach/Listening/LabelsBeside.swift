/// The label file that belongs to a recording: `talk.labels.txt` beside `talk.wav`.
enum LabelsBeside {
  /// The name of the file that belongs to a recording; nil for one that has no place.
  static func path(of audio: String) -> String? {
    guard audio != "-", !audio.hasPrefix("/dev/"), !audio.hasPrefix("/proc/") else { return nil }
    let start = audio.lastIndex(of: "/").map { audio.index(after: $0) } ?? audio.startIndex
    let name = audio[start...]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return audio + ".labels.txt"
    }
    return audio[..<dot] + ".labels.txt"
  }
}
