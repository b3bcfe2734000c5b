import Coach
import Takes

/// `coach takes pack`: packs the sound of takes.
struct TakesPacking {
  private let takes: [TakeFolder]
  /// The age from which on all takes are packed, in seconds; nil where takes are named.
  private let age: Double?

  /// - Throws: ``Failure`` when it is not clear which takes are meant.
  init(_ arguments: ParsedArguments, _ words: [String]) throws(Failure) {
    let text = arguments.value(TakesCommand.older.name)
    guard words.isEmpty != (text == nil) else {
      throw Failure(
        text == nil ? "it is not said which takes" : "'--older' says already which takes are meant",
        remedy: "coach takes pack 3, or coach takes pack --older 30d", status: .usage)
    }
    if text != nil {
      (takes, age) = ([], try Self.age(arguments, TakesCommand.older.name))
      return
    }
    let names = try TakeArgument.names()
    takes = try words.map { (word) throws(Failure) in try TakeArgument.take(word, among: names) }
    age = nil
  }

  /// The age that an option gives, in seconds; nil where it is not given.
  ///
  /// - Throws: ``Failure`` when it is none.
  static func age(_ arguments: ParsedArguments, _ option: String) throws(Failure) -> Double? {
    guard let text = arguments.value(option) else { return nil }
    guard let days = AgeText.days(text) else {
      throw Failure(
        arguments.invalid(text, option), remedy: "give days or weeks: 30d or 6w", status: .usage)
    }
    return days * 86_400
  }

  /// Packs what is older, after a rehearsal: one line when it did, and none where something could not be packed.
  ///
  /// - Parameter age: in seconds.
  static func packQuietly(olderThan age: Double) {
    guard let packed = try? TakePacking.packAll(olderThan: age).outcomes, !packed.isEmpty else {
      return
    }
    Console.message("packed \(packed.count) older take\(packed.count == 1 ? "" : "s")\n")
  }

  /// - Throws: ``Failure`` of the first take that cannot be packed, after the others.
  func run() throws(Failure) -> ExitStatus {
    var failures: [TakeError] = []
    var saved = 0
    func tell(_ take: TakeFolder, _ outcome: TakePacking.Outcome) {
      switch outcome {
      case .isPacked: Console.message(DisplayText.line("\(take.name) is packed already") + "\n")
      case .packed(let before, let after):
        saved += before - after
        let sizes = "\(SizeText.text(before)) → \(SizeText.text(after))"
        Console.message(DisplayText.line("packed \(take.name): \(sizes)") + "\n")
      }
    }
    if let age {
      let all = try Failure.telling(try TakePacking.packAll(olderThan: age))
      for (take, outcome) in all.outcomes { tell(take, outcome) }
      if all.outcomes.isEmpty, all.failures.isEmpty {
        Console.message("there is nothing to pack\n")
      }
      failures = all.failures
    }
    for take in takes {
      do throws(TakeError) {
        tell(take, try TakePacking.pack(take))
      } catch {
        failures.append(error)
      }
    }
    for failure in failures.dropFirst() { Console.message(Failure(failure).message) }
    if let failure = failures.first { throw Failure(failure) }
    return .done
  }
}
