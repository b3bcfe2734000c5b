import Glibc

/// The program.
@main
enum Entry {
  /// What `--version` says.
  static let version = "0.1.0"
  private static let abstract =
    "Rehearse a talk aloud against a plan of timed phases, and see where the time goes."

  // An error that leaves `main` would trap, so nothing does.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // Where files have a largest size, writing says so instead of ending the program.
    signal(SIGXFSZ, SIG_IGN)
    let status = run(Array(CommandLine.arguments.dropFirst()))
    exit(status.rawValue)
  }

  /// Runs a command line and says how it ended; messages are out by then.
  static func run(_ words: [String]) -> ExitStatus {
    do {
      return try dispatch(words)
    } catch {
      Console.message(error.message)
      return error.status
    }
  }

  private static func dispatch(_ words: [String]) throws(Failure) -> ExitStatus {
    let width = Terminal.width
    guard let name = words.first, !["-h", "--help", "help"].contains(name) else {
      if let topic = words.dropFirst().first, let command = CommandList.named(topic) {
        Console.result(HelpText.command(command.spec, width: width))
      } else {
        Console.result(HelpText.program(CommandList.specs, abstract: abstract, width: width))
      }
      return .done
    }
    if name == "--version" {
      Console.result(version + "\n")
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
      Console.result(HelpText.command(command.spec, width: width))
      return .done
    }
    return try command.run(try ArgumentParser(command.spec).parse(rest))
  }
}
