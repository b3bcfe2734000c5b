import Coach
import FoundationEssentials

/// The options with which a person says how notes are to be read, wherever a plan is.
enum PlanOptions {
  /// What is taken in that is left out by itself.
  private enum Extra: String, CaseIterable { case backup }

  static let form = CommandSpec.Option(
    name: "form", value: "form",
    help:
      "Where the notes have their times: \(SharedOptions.names(PlanFormKind.self)). (default: the first that fits)",
    completion: .words(PlanFormKind.allCases.map(\.rawValue)))
  static let with = CommandSpec.Option(
    name: "with", value: "what", help: "Take in what is left out by itself: backup.",
    completion: .words(Extra.allCases.map(\.rawValue)))
  static let triggers = CommandSpec.Option(
    name: "triggers", value: "which",
    help:
      "The trigger words that are shown: \(SharedOptions.names(Triggers.self)). (default: auto)",
    manual:
      "Where notes label no trigger words, auto takes a phase's bold words and the first words of its list "
      + "items; labelled leaves these out.",
    completion: .words(Triggers.allCases.map(\.rawValue)))

  /// All of them.
  static let all = [form, with, triggers]

  /// How the notes are to be read.
  ///
  /// - Throws: ``Failure`` when a value is none.
  static func reading(_ arguments: ParsedArguments) throws(Failure) -> PlanReading {
    let form = try arguments.value(Self.form.name).map { _ throws(Failure) in
      try arguments.choice(Self.form.name, default: PlanFormKind.headings)
    }
    let extra = try arguments.value(with.name).map { _ throws(Failure) in
      try arguments.choice(with.name, default: Extra.backup)
    }
    return PlanReading(
      form: form, withBackups: extra == .backup,
      triggers: try arguments.choice(triggers.name, default: Triggers.auto))
  }

  /// Notes, read as the options want it; a doubt whether they are a talk's is told.
  ///
  /// The data are those that a take keeps: Markdown also where the file is in another format.
  /// - Throws: ``Failure`` when the file cannot be read or understood, or an option's value is none.
  static func document(
    _ path: String, _ arguments: ParsedArguments
  ) throws(Failure) -> (document: PlanDocument, data: Data) {
    let read = try InputFile.plan(path, as: reading(arguments))
    if let doubt = read.document.doubt, !read.document.plan.phases.isEmpty {
      Console.message("coach: warning: \(DisplayText.lines("\(path): \(doubt.sentence)"))\n")
    }
    return read
  }

  /// What a person can do where a notice says what was decided.
  static func hint(for subject: PlanNotice.Subject) -> String? {
    switch subject {
    case .form: "--\(form.name) chooses others"
    case .backup: "--\(with.name) \(Extra.backup.rawValue) takes it in"
    case .sections: "coach rehearse --only takes some phases"
    case .text, .other: nil
    }
  }
}
