import Coach
import Takes

/// `coach takes rm`: removes takes, asking once.
struct TakesRemoving {
  private let takes: [TakeFolder]
  private let isAgreed: Bool

  /// - Throws: ``Failure`` when it is not clear which takes are meant.
  init(_ arguments: ParsedArguments, _ words: [String]) throws(Failure) {
    let wantsUnfinished = arguments.flags.contains(TakesCommand.unfinished.name)
    guard words.isEmpty != !wantsUnfinished else {
      throw Failure(
        wantsUnfinished
          ? "'--unfinished' says already which takes are meant" : "it is not said which takes",
        remedy: "coach takes rm 3, or coach takes rm --unfinished", status: .usage)
    }
    let names = try TakeArgument.names()
    var takes: [TakeFolder] = []
    if wantsUnfinished {
      let all = TakeCatalogue.summaries(of: names)
      takes = zip(names.takes, all).filter { $1.isUnfinished }.map { $0.0 }
    }
    // All of them by the list as it is: numbers change when one is gone.
    for word in words {
      let take = try TakeArgument.take(word, among: names)
      if !takes.contains(where: { $0.name == take.name }) { takes.append(take) }
    }
    self.takes = takes
    isAgreed = arguments.flags.contains(TakesCommand.yes.name)
  }

  /// - Throws: ``Failure`` when one of them may not be removed; nothing is removed then.
  func run() throws(Failure) -> ExitStatus {
    guard !takes.isEmpty else {
      Console.message("there are no such takes\n")
      return .done
    }
    for take in takes { try Failure.telling(try TakeRemoval.refuse(take)) }
    let isAgreed = if self.isAgreed { true } else { try agrees() }
    guard isAgreed else {
      Console.message("nothing was removed\n")
      return .failure
    }
    for take in takes {
      try Failure.telling(try TakeRemoval.remove(take))
      Console.message("removed \(DisplayText.line(take.name))\n")
    }
    return .done
  }

  private func agrees() throws(Failure) -> Bool {
    guard Consent.canAsk else {
      throw Failure(
        "nobody can be asked whether \(what) may be removed", remedy: "add --yes", status: .usage)
    }
    for take in takes {
      let length = take.frames.flatMap { frames in
        take.start.map { TimeText.clock(Double(frames) / Double($0.sample_rate_hz)) }
      }
      Console.message("  \(DisplayText.line(take.name))  \(length ?? "no audio")\n")
    }
    return Consent.isGiven("remove \(what) for good?")
  }

  private var what: String { takes.count == 1 ? "1 take" : "\(takes.count) takes" }
}
