internal import AudioCore
public import Coach
internal import FoundationEssentials
internal import Glibc

/// Earlier takes with marks, as a recording without marks is compared with them.
public enum MarkedTakes {
  /// How many are asked, the latest first: more agree or do not, and cost as much each.
  public static let most = 3

  /// The latest takes of the same plan in which at least two phases were marked, the latest first.
  ///
  /// What cannot be read is left out: nobody asked for these takes.
  /// - Parameter other: the take that is compared itself.
  public static func latest(of agenda: Agenda, except other: TakeFolder?) -> [MarkedTake] {
    guard let names = try? TakeNames() else { return [] }
    var found: [MarkedTake] = []
    for folder in names.takes.reversed() where found.count < most {
      guard folder.hasSound, folder.isComplete, folder.name != other?.name,
        let number = names.number(of: folder),
        let take = try? Self.take(folder, for: agenda, name: "take \(number)")
      else { continue }
      found.append(take)
    }
    return found
  }

  /// A take with where it has the phases of an agenda; nil where it is of another plan, or fewer than two of its
  /// phases were marked.
  ///
  /// - Throws: ``TakeError`` when it cannot be read.
  public static func take(
    _ folder: TakeFolder, for agenda: Agenda, name: String
  ) throws(TakeError) -> MarkedTake? {
    let reader = try TakeReader(folder)
    guard reader.journal.start.drill == nil else { return nil }
    let matching = PhaseMatching(planned: agenda.keys, taken: reader.plan.keys)
    guard matching.isOfOnePlan else { return nil }
    let rate = reader.journal.measuredRate ?? reader.journal.start.sample_rate_hz
    let begins = reader.begins
    let starts = agenda.parts.indices.map { phase -> Int? in
      guard let match = matching.match(of: phase), match.isComparable, let taken = match.taken.first
      else { return nil }
      return begins[taken].map { $0 * SpectraMeter.stepsPerSecond / rate }
    }
    guard starts.count(where: { $0 != nil }) > 1 else { return nil }
    return MarkedTake(name: name, cepstra: Cepstra(try spectra(of: folder)), starts: starts)
  }

  /// What is said in a take, as another one is compared with it.
  ///
  /// - Throws: ``TakeError`` when it cannot be read.
  public static func spoken(_ folder: TakeFolder) throws(TakeError) -> SpokenTake {
    let reader = try TakeReader(folder)
    return SpokenTake(
      Cepstra(try spectra(of: folder)), timeline: reader.timeline,
      phaseCount: reader.plan.phases.count,
      rate: reader.journal.measuredRate ?? reader.journal.start.sample_rate_hz)
  }

  /// The spectra of a take's speech: those that are kept with it, or heard again and kept.
  ///
  /// - Throws: ``TakeError`` when the take cannot be heard.
  static func spectra(of folder: TakeFolder) throws(TakeError) -> SpeechSpectra {
    let size = size(folder.audio)
    if let data = try? OwnFile.read(folder.spectra, what: "spectra"),
      let spectra = SpeechSpectra(decoding: Array(data), soundBytes: size)
    {
      return spectra
    }
    let recording: Recording
    do throws(SoundFileError) {
      recording = try Recording(reading: folder.audio, keepsSpectra: true)
    } catch {
      throw .sound(error)
    }
    guard let spectra = recording.speechSpectra else { throw .none }
    // A folder that cannot be written to is no trouble: they are made again the next time.
    try? DurableFile.write(Data(spectra.encoded(soundBytes: size)), to: folder.spectra)
    return spectra
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

extension TakeReader {
  /// The frame at which each phase of the plan begins first; nil for those that were not spoken.
  fileprivate var begins: [Int?] {
    let timeline = timeline
    return plan.phases.indices.map { timeline.begin(of: $0) }
  }

  /// The time line by the marks in force.
  fileprivate var timeline: Timeline {
    let pressed = journal.timeline(frames: folder.frames ?? 0, phaseCount: plan.phases.count)
    let correction = folder.correctedMarks(partCount: agenda.parts.count)
    return correction.map { pressed.marked($0.all) } ?? pressed
  }
}
