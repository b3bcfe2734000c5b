import AudioCore
import Glibc

/// The program.
@main
enum Entry {
  /// What half an hour needs, in bytes, with room to spare.
  private static let memory = 32 << 20
  private static let abstract =
    "Rehearse a talk aloud against a plan of timed phases, and see where the time goes."

  // An error that leaves `main` would trap, so nothing does.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // Where files have a largest size, writing says so instead of ending the program.
    signal(SIGXFSZ, SIG_IGN)
    StandardStreams.openMissing()
    // Swift reads the command line from there; without it every command would look like none.
    guard CommandLine.argc > 0 else {
      let trouble = Failure(
        "the command line cannot be read: /proc is not mounted",
        remedy: "mount -t proc proc /proc", status: .failure)
      Console.message(trouble.message)
      exit(trouble.status.rawValue)
    }
    guard let words = Self.words else {
      let trouble = Failure(
        "a word of the command line is not written in UTF-8",
        remedy: "rename the file, or give it another name: ln -s OLD new.md", status: .usage)
      Console.message(trouble.message)
      exit(trouble.status.rawValue)
    }
    exit(run(words).rawValue)
  }

  /// The command line; nil when a word cannot be read: it would become the name of another file.
  private static var words: [String]? {
    var words: [String] = []
    for index in 1..<Int(CommandLine.argc) {
      guard let word = CommandLine.unsafeArgv[index].flatMap({ String(validatingCString: $0) })
      else { return nil }
      words.append(word)
    }
    return words
  }

  /// Runs a command line and says how it ended; messages are out by then.
  static func run(_ words: [String]) -> ExitStatus {
    do {
      let status = try dispatch(words)
      try Console.closeResult()
      return status
    } catch {
      Console.message(error.message)
      return error.status
    }
  }

  private static func dispatch(_ words: [String]) throws(Failure) -> ExitStatus {
    let width = Terminal.width
    guard let name = words.first else {
      try Console.result(FirstSteps.text)
      return .done
    }
    guard !["-h", "--help", "help"].contains(name) else {
      if let topic = words.dropFirst().first, let command = CommandList.named(topic) {
        try Console.result(HelpText.command(command.spec, width: width))
      } else {
        try Console.result(HelpText.program(CommandList.specs, abstract: abstract, width: width))
      }
      return .done
    }
    if name == "--version" {
      try Console.result(Version.text)
      return .done
    }
    guard let command = CommandList.named(name) else {
      let names = CommandList.specs.flatMap { [$0.name] + $0.aliases }
      let near = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
      throw Failure(
        "unknown command '\(name)'\(near ?? "")", remedy: "coach --help", status: .usage)
    }
    let rest = words.dropFirst()
    let options = rest.prefix { $0 != "--" }
    if options.contains("--help") || options.contains("-h") {
      try Console.result(HelpText.command(command.spec, width: width))
      return .done
    }
    var arguments = try ArgumentParser(command.spec).parse(rest)
    if command.spec.options.contains(where: { Configuration.keys.contains($0.name) }) {
      arguments = try Configuration.read().completing(arguments, of: command.spec)
    }
    // What may not be written to is told before anything is done for it.
    for name in command.outputs(arguments) { _ = try Delivery.destination(name, arguments) }
    guard Memory.isThere(bytes: memory) else {
      throw Failure(
        "there is not enough memory", remedy: "close other programs, or raise the limit: ulimit -v",
        status: .failure)
    }
    return try command.run(arguments)
  }
}
