internal import FoundationEssentials

/// What ffprobe says of a file: its sound tracks and its chapters.
struct MediaProbe {
  /// The most bytes of an answer: a thousand chapters are some hundred kilobytes.
  private static let limit = 1 << 22
  /// Seconds after which a file is given up.
  private static let patience = 60

  /// Sound tracks, the first one first.
  let tracks: Int
  /// How long it says it is, in seconds; nil when that is not known.
  let duration: Double?
  /// Chapters by their beginnings in seconds, with those of the next gap as an empty name.
  let chapters: [(start: Double, title: String)]

  /// Asks.
  ///
  /// - Throws: ``ProgramError``.
  init(_ file: HeldFile, track: Int) throws(ProgramError) {
    let input = MediaInput(file)
    let bytes = try ChildProgram.output(
      of: "ffprobe",
      ["-loglevel", "error"] + MediaInput.safety + [
        "-select_streams", "a", "-show_entries",
        "stream=index,duration:format=duration,start_time:chapter=start_time,end_time:chapter_tags=title",
        "-of", "json", "-i", input.url,
      ], input: input.descriptor, limit: Self.limit, seconds: Self.patience)
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(bytes)) else {
      throw .failed(program: "ffprobe", why: "its answer is not understood")
    }
    let streams = answer.streams ?? []
    tracks = streams.count
    let own = streams.indices.contains(track - 1) ? streams[track - 1].duration : nil
    duration = Self.seconds(own ?? answer.format?.duration)
    // Less is what an encoder put in front, which decoders take away again.
    let start = Self.seconds(answer.format?.start_time) ?? 0
    let origin = start < 0.2 ? 0 : start
    chapters = (answer.chapters ?? []).compactMap { chapter in
      Self.seconds(chapter.start_time).map {
        (start: max(0, $0 - origin), title: chapter.tags?.title ?? "")
      }
    }.sorted { $0.start < $1.start }
  }

  /// Whether a file may have chapters that only ffprobe reads: those of ID3 and of Vorbis comments.
  static func mayHaveChapters(_ file: HeldFile) -> Bool {
    let head = file.bytes(at: 0, count: 1 << 16)
    let signs: [[UInt8]] =
      head.starts(with: "ID3".utf8)
      ? [Array("CHAP".utf8)]
      : head.starts(with: "OggS".utf8) || head.starts(with: "fLaC".utf8)
        ? [Array("CHAPTER0".utf8), Array("chapter0".utf8)] : []
    return signs.contains { head.firstRange(of: $0) != nil }
  }

  /// Numbers are texts in its answers.
  private static func seconds(_ text: String?) -> Double? {
    text.flatMap(Double.init).flatMap { (0...1e9).contains($0) ? $0 : nil }
  }

  private struct Answer: Decodable {
    struct Stream: Decodable {
      let duration: String?
    }
    struct Format: Decodable {
      let duration: String?
      let start_time: String?
    }
    struct Chapter: Decodable {
      struct Tags: Decodable {
        let title: String?
      }
      let start_time: String?
      let tags: Tags?
    }
    let streams: [Stream]?
    let format: Format?
    let chapters: [Chapter]?
  }
}
