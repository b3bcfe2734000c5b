import AudioCore
import Coach
import Takes

/// What a shell may complete a word with where only the notes, the takes or the machine know.
enum Candidates {
  /// One candidate a line; nothing where something is missing.
  ///
  /// - Parameter words: the words of the command line so far, behind the command: the first that is a file with
  ///   notes, or names a take, says which plan is meant. Else it is that of the latest take.
  static func lines(_ kind: CommandSpec.Live, _ words: [String]) -> [String] {
    switch kind {
    case .takes: takes.flatMap { [$0.manifest?.name, $0.name].compactMap { $0 } }
    case .clips: takes.map(\.name) + phases(words)
    case .phases: phases(words)
    case .variants: document(words)?.plan.variants.map(\.name) ?? []
    case .principles: distinct(document(words)?.questions.compactMap(\.principle) ?? [])
    case .questions: document(words)?.questions.map(\.text) ?? []
    case .frameworks: document(words)?.frameworks.map(\.name) ?? []
    case .devices: CaptureDevice.known(among: CaptureDevice.all()).map(\.name)
    }
  }

  /// The latest first.
  private static var takes: [TakeFolder] { ((try? TakeNames())?.takes ?? []).reversed() }

  private static func phases(_ words: [String]) -> [String] {
    let plan =
      if let document = document(words) { document.plan } else {
        (try? TakeReader(TakeArgument.take(words.first(where: isTake))))?.plan
      }
    return plan?.phases.map(\.name) ?? []
  }

  private static func isTake(_ word: String) -> Bool {
    !RecordingArgument.isPath(word) && (try? TakeNames().beginning(word)) ?? nil != nil
  }

  private static func document(_ words: [String]) -> PlanDocument? {
    let file = words.first {
      RecordingArgument.isPath($0) && RecordingArgument.exists($0)
        && !RecordingSign.isRecording($0)
    }
    return file.flatMap { try? InputFile.plan($0, as: PlanReading()).document }
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
