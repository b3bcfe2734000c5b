internal import Glibc

/// Whether a file is a recording, told from its first bytes or its name: also where nothing here can read
/// it, because it is not to be written over.
public enum RecordingSign {
  /// The first bytes of the formats that recorders, phones and studios write.
  private static let signatures =
    [
      "RIFF", "RIFX", "RF64", "BW64", "riff", "FORM", "fLaC", "OggS", "ID3", ".snd", "caff",
      "#!AMR",
      "wvpk", "MAC ", "TTA1",
    ].map { Array($0.utf8) } + [
      [0x1A, 0x45, 0xDF, 0xA3],  // Matroska and WebM
      [0x30, 0x26, 0xB2, 0x75],  // Windows Media
    ]

  private static let endings: Set<String> = [
    "wav", "wave", "bwf", "rf64", "w64", "aif", "aiff", "aifc", "au", "snd", "caf", "flac", "ogg",
    "oga", "opus", "spx", "mp3", "mp2", "m4a", "m4b", "mp4", "m4v", "mov", "aac", "3gp", "3g2",
    "amr", "wma", "webm", "mkv", "mka", "gsm", "vox", "voc", "sph", "wv", "ape", "avi",
  ]

  /// Whether the file at a path looks like a recording; an empty one with a recording's name does.
  public static func isRecording(_ path: String) -> Bool {
    if let dot = path.lastIndex(of: "."),
      endings.contains(path[path.index(after: dot)...].lowercased())
    {
      return true
    }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 12)
    // What is not there stays zero, as no signature is.
    _ = pread(descriptor, &bytes, bytes.count, 0)
    return signatures.contains { bytes.starts(with: $0) }
      || bytes[4..<8].elementsEqual("ftyp".utf8) || isMPEGFrame(bytes)
  }

  /// Eleven bits of synchronisation, then a layer, a bit rate and a sample rate that exist (ISO/IEC 11172-3);
  /// FF FE begins a text in UTF-16.
  private static func isMPEGFrame(_ bytes: [UInt8]) -> Bool {
    bytes[0] == 0xFF && bytes[1] != 0xFE && bytes[1] & 0xE0 == 0xE0
      && bytes[1] & 0x06 != 0 && bytes[2] & 0xF0 != 0xF0 && bytes[2] & 0x0C != 0x0C
  }
}
