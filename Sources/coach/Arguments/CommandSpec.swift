/// What a command takes: the one description that parsing, help, completions and tests use.
struct CommandSpec {
  /// Something that is given by place.
  struct Argument {
    enum Arity { case one, optional, many, any }
    let name: String
    let arity: Arity
    let help: String
    /// What a shell should complete it with.
    var completion = Completion.file

    var usage: String {
      switch arity {
      case .one: "<\(name)>"
      case .optional: "[<\(name)>]"
      case .many: "<\(name)> ..."
      case .any: "[<\(name)> ...]"
      }
    }
  }

  /// Something that is given by name; a flag when it takes no value.
  struct Option {
    let name: String
    var short: Character?
    var value: String?
    let help: String
    /// What the man page says besides.
    var manual = ""
    var completion = Completion.file

    var usage: String { value.map { "[--\(name) <\($0)>]" } ?? "[--\(name)]" }
    var label: String {
      (short.map { "-\($0), " } ?? "") + "--\(name)" + (value.map { " <\($0)>" } ?? "")
    }
  }

  /// The jobs of the program, in the order of the help.
  enum Group: String, CaseIterable {
    case prepare = "Prepare"
    case practise = "Practise"
    case lookBack = "Look back"
    case recordings = "Recordings made elsewhere"
  }

  /// What stands for a value.
  enum Completion: Equatable {
    case file
    case none
    case words([String])
    case live(Live)
  }

  /// What the program itself knows when it is asked.
  enum Live: String, CaseIterable {
    case takes, phases, variants, principles, questions, frameworks, devices
    /// Takes, and the phases of the latest.
    case clips
  }

  let name: String
  var aliases: [String] = []
  let abstract: String
  var discussion = ""
  /// What the man page says besides.
  var manual = ""
  /// Which of the program's jobs it serves.
  let group: Group
  /// How it is used, a line each.
  var examples: [(command: String, meaning: String)] = []
  var arguments: [Argument] = []
  var options: [Option] = []

  func option(named name: String) -> Option? {
    options.first { $0.name == name }
  }

  func option(short: Character) -> Option? { options.first { $0.short == short } }
}
