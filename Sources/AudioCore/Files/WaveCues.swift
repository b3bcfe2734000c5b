/// Reads the places that a WAV file names: `cue ` points with the labels of `LIST adtl`, in any order, before or
/// behind the samples, in RIFF and RF64.
///
/// libsndfile gives none of RF64, stops at the first region (`ltxt`), and takes no label of a list before `cue `.
/// Layout: Multimedia Programming Interface and Data Specifications 1.0 (IBM and Microsoft, 1991).
struct WaveCues {
  /// The most bytes of a chunk that are looked at; labels are short.
  private static let limit = 1 << 22

  /// The cue points in the order of their frames.
  let points: [CuePoint]

  init(_ header: WaveHeader, _ file: HeldFile) {
    var frames: [Int: Int] = [:]
    var labels: [Int: String] = [:]
    for chunk in header.chunks {
      guard ["cue ", "LIST"].contains(chunk.name) else { continue }
      let bytes = file.bytes(
        at: chunk.payload.lowerBound, count: min(chunk.payload.count, Self.limit))
      if chunk.name == "cue " {
        Self.readPoints(bytes, into: &frames)
      } else if bytes.starts(with: "adtl".utf8) {
        Self.readLabels(bytes, into: &labels)
      }
    }
    points = frames.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map {
      CuePoint(frame: $0.value, name: labels[$0.key] ?? "")
    }
  }

  /// Points are of 24 bytes: identifier, position, chunk, its start, its block, offset in samples.
  private static func readPoints(_ bytes: [UInt8], into frames: inout [Int: Int]) {
    func number(_ offset: Int) -> Int? { LittleEndian.number(bytes, at: offset, count: 4) }
    var points: [(identifier: Int, position: Int, offset: Int)] = []
    for start in stride(from: 4, to: bytes.count, by: 24) {
      guard let identifier = number(start), let position = number(start + 4),
        let offset = number(start + 20)
      else { break }
      points.append((identifier, position, offset))
    }
    // Some programs leave one of the two at zero.
    let isByPosition = points.allSatisfy { $0.offset == 0 }
    for point in points where frames[point.identifier] == nil {
      frames[point.identifier] = isByPosition ? point.position : point.offset
    }
  }

  /// `labl` is the name; the text of a region or a note is one where there is no other.
  private static func readLabels(_ bytes: [UInt8], into labels: inout [Int: String]) {
    var others: [Int: String] = [:]
    var offset = 4
    while let size = LittleEndian.number(bytes, at: offset + 4, count: 4),
      let identifier = LittleEndian.number(bytes, at: offset + 8, count: 4)
    {
      let name = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
      // A region has its length, purpose and language before its text.
      let begin = offset + 8 + (name == "ltxt" ? 20 : 4)
      let end = min(bytes.count, offset + 8 + size)
      let text = begin < end ? EightBitText.decode(bytes[begin..<end].prefix { $0 != 0 }) : ""
      if name == "labl" {
        labels[identifier] = text
      } else if name == "ltxt" || name == "note", !text.isEmpty {
        others[identifier] = others[identifier] ?? text
      }
      offset += 8 + size + size % 2
    }
    labels.merge(others) { label, other in label.isEmpty ? other : label }
  }
}
