import Coach

/// The arguments of one command, sorted by name.
struct ParsedArguments: Equatable {
  var positionals: [String] = []
  var values: [String: [String]] = [:]
  var flags: Set<String> = []
  /// Where values come from that do not stand on the command line, by the option.
  var origins: [String: String] = [:]

  func value(_ name: String) -> String? { values[name]?.last }

  /// - Throws: ``Failure`` when the value is none of the cases.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, default standard: Choice
  ) throws(Failure) -> Choice where Choice.RawValue == String {
    guard let text = value(name) else { return standard }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw Failure(
        invalid(text, name), remedy: "use one of: \(known)",
        status: .usage)
    }
    return choice
  }

  /// - Parameter orZero: whether no time at all is one.
  /// - Throws: ``Failure`` when the value is no time.
  func duration(_ name: String, orZero: Bool = false) throws(Failure) -> Duration? {
    guard let text = value(name) else { return nil }
    guard let duration = CommandTime.duration(text), orZero || duration > .zero else {
      throw Failure(
        invalid(text, name),
        remedy: "give a time, such as 30m, 1:30 or 90 for 90 seconds", status: .usage)
    }
    return duration
  }

  /// - Throws: ``Failure`` when the value is no whole number within the range.
  func number(_ name: String, in range: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw Failure(
        invalid(text, name),
        remedy: "give a whole number from \(range.lowerBound) to \(range.upperBound)",
        status: .usage)
    }
    return number
  }

  /// What is said of a value that makes no sense; where it comes from, unless it was just typed.
  func invalid(_ text: String, _ name: String) -> String {
    let origin = origins[name].map { "\($0): " } ?? ""
    return "\(origin)the value '\(text)' is invalid for '--\(name)'"
  }
}
