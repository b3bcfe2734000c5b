internal import Glibc

/// The `cue ` and `LIST adtl` chunks of a WAV file, as bytes.
///
/// libsndfile takes cues only before the first sample and never writes their names, so they are
/// appended here. `cue ` comes first: libsndfile attaches names only in that order. Layout: Multimedia
/// Programming Interface and Data Specifications 1.0 (IBM and Microsoft, 1991).
struct CueChunk {
  let bytes: [UInt8]

  init(_ cues: [CuePoint]) {
    guard !cues.isEmpty else {
      bytes = []
      return
    }
    var points: [UInt8] = []
    var labels = Array("adtl".utf8)
    for (index, cue) in cues.enumerated() {
      let identifier = UInt32(index + 1)
      let frame = UInt32(clamping: cue.frame)
      points += LittleEndian.bytes(identifier) + LittleEndian.bytes(frame) + Array("data".utf8)
      points +=
        LittleEndian.bytes(UInt32(0)) + LittleEndian.bytes(UInt32(0)) + LittleEndian.bytes(frame)
      labels += WaveHeader.chunk(
        "labl", LittleEndian.bytes(identifier) + Array(cue.name.utf8) + [0])
    }
    bytes =
      WaveHeader.chunk("cue ", LittleEndian.bytes(UInt32(cues.count)) + points)
      + WaveHeader.chunk("LIST", labels)
  }

  /// Appends the chunks to a finished WAV file and corrects the size in its header.
  func append(to descriptor: Int32) -> Bool {
    guard !bytes.isEmpty else { return true }
    let end = Int(lseek(descriptor, 0, SEEK_END))
    let padded = end % 2 == 0 ? bytes : [0] + bytes
    guard pwrite(descriptor, padded, padded.count, end) == padded.count else {
      // A part of a chunk is worse than none.
      let error = errno
      _ = ftruncate(descriptor, end)
      errno = error
      return false
    }
    let size = LittleEndian.bytes(UInt32(clamping: end + padded.count - 8))
    return pwrite(descriptor, size, 4, 4) == 4
  }
}
