import AudioCore
import Coach
import Takes

/// What of a take is most worth hearing, each place beside the same passage of the best other take.
enum DigestRequest {
  static let digest = CommandSpec.Option(
    name: "digest",
    help:
      "The two minutes most worth hearing: the longest stall, the way into the longest overrun, the fastest and "
      + "the flattest half minute, each followed by the same passage of your best take.")

  /// What the digest is compared with.
  private struct Best {
    let name: String
    let recording: Recording
    let changes: SpokenChanges
  }

  /// The parts to play, one after another.
  ///
  /// - Throws: ``Failure`` when the take cannot be read or nothing of it stands out.
  static func parts(_ arguments: ParsedArguments) throws(Failure) -> [ClipRequest] {
    let given = arguments.flags.union(arguments.values.keys)
    if let other = ["stalls", "from", "to"].first(where: given.contains) {
      throw Failure(
        "'--digest' and '--\(other)' exclude each other", remedy: "leave one of them out",
        status: .usage)
    }
    let (path, phases) = try ClipRequest.words(arguments)
    guard phases.isEmpty else {
      throw Failure(
        "'--digest' chooses the places itself", remedy: "leave '\(phases[0])' out", status: .usage)
    }
    var source = arguments
    source.positionals = [path]
    let analysis = try RecordingSource.analysis(path, plan: RecordingSource.plan(source), source)
    let report = analysis.report()
    let places = Digest(report).places
    guard !places.isEmpty else {
      throw Failure(
        "nothing of it stands out: no stall, no overrun, no half minute that is faster or flatter than the rest",
        remedy: "hear all of it: coach play", status: .noInput)
    }
    let best = TakeFolder.containing(path).flatMap(best)
    return places.flatMap { parts($0, of: analysis.recording, beside: best) }
  }

  private static func parts(
    _ place: Digest.Place, of recording: Recording, beside best: Best?
  ) -> [ClipRequest] {
    let other = best?.changes.counterpart(of: place.seconds)
    let missing = best.map { " (nothing like it in \($0.name))" } ?? ""
    let own = Clip(
      label: place.label + (other == nil ? missing : ""), seconds: place.seconds,
      rate: recording.contour.rate)
    guard let best, let other else { return [ClipRequest(recording, clips: [own])] }
    let length = Double(best.recording.contour.frames) / Double(best.recording.contour.rate)
    let there = Clip(
      label: "\(other.kind == .same ? "the same" : "what stands there") in \(best.name)",
      seconds: other.passage.clamped(to: 0..<length), rate: best.recording.contour.rate)
    return [ClipRequest(recording, clips: [own]), ClipRequest(best.recording, clips: [there])]
  }

  /// The best other take of the same plan, with what both say; nil where there is none that can be heard.
  private static func best(than take: TakeFolder) -> Best? {
    guard let reader = try? TakeReader(take), let folder = TakeIndex.best(besides: reader.take),
      let number = try? TakeNames().number(of: folder),
      let recording = try? TakeReader(folder).analysis().recording,
      let times = try? (TakeIndex.times(of: folder), TakeIndex.times(of: take)),
      let spoken = try? (MarkedTakes.spoken(folder), MarkedTakes.spoken(take))
    else { return nil }
    var comparison = TakeComparison(
      IndexedTake(name: folder.name, times: times.0), IndexedTake(name: take.name, times: times.1))
    comparison.hear(spoken.0, spoken.1)
    guard let changes = comparison.changes, changes.isAnythingSame else { return nil }
    return Best(name: "take \(number)", recording: recording, changes: changes)
  }
}
