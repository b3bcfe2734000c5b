public import Coach
internal import Glibc

/// The takes on the disk by what people call them.
///
/// A take's number counts the takes with sound from the oldest, 1: it stays the same when takes are recorded,
/// and only removing an older one changes it. `-1` is the latest, `-2` the one before. A folder is named by its path,
/// its name, or the beginning of its name; a take that was given a name also by that.
public struct TakeNames: Sendable {
  /// How many takes an error names.
  private static let shown = 3

  /// The takes with sound, or whose sound is missing, oldest first: number 1 is at index 0.
  public let takes: [TakeFolder]
  private let root: String

  /// Looks at the takes on the disk.
  ///
  /// - Throws: ``TakeError`` when the folder of takes cannot be read.
  public init() throws(TakeError) {
    let takes = try TakeList.all().filter { $0.frames != 0 }
    self.init(takes: takes, root: try TakesRoot.path())
  }

  /// Takes, oldest first, and the folder in which they lie.
  init(takes: [TakeFolder], root: String) {
    self.takes = takes
    self.root = root
  }

  /// The latest take with sound.
  ///
  /// - Throws: ``TakeError/none``.
  public func latest() throws(TakeError) -> TakeFolder {
    guard let take = takes.last(where: \.hasSound) else { throw .none }
    return take
  }

  /// The number of a take; nil where it is not among them.
  public func number(of take: TakeFolder) -> Int? {
    takes.firstIndex { $0.name == take.name }.map { $0 + 1 }
  }

  /// The take that a text names.
  ///
  /// - Throws: ``TakeError/unknown(name:latest:)``, ``TakeError/ambiguous(name:takes:)`` or ``TakeError/none``.
  public func take(_ name: String) throws(TakeError) -> TakeFolder {
    if let take = TakeFolder.containing(name) { return take }
    if let take = counted(name) { return take }
    // What has a path's parts is none of the names below.
    guard !name.isEmpty, !name.contains("/") else { throw unknown(name) }
    if let take = TakeFolder.containing(root + "/" + name) { return take }
    if let take = try beginning(name) { return take }
    if let take = try given(name) { return take }
    throw unknown(name)
  }

  /// The take that was given this name, or one that begins so, in any case of its letters.
  private func given(_ name: String) throws(TakeError) -> TakeFolder? {
    let wanted = name.lowercased()
    let named = takes.compactMap { take in
      take.manifest?.name.map { (take: take, name: $0.lowercased()) }
    }
    let exact = named.filter { $0.name == wanted }
    let found = exact.isEmpty ? named.filter { $0.name.hasPrefix(wanted) } : exact
    guard found.count > 1 else { return found.first?.take }
    throw .ambiguous(name: name, takes: described(found.map(\.take)))
  }

  /// The take whose folder is called so, or begins so; nil where there is none.
  ///
  /// - Throws: ``TakeError/ambiguous(name:takes:)``.
  public func beginning(_ name: String) throws(TakeError) -> TakeFolder? {
    let found = takes.filter { $0.name == name } + takes.filter { $0.name.hasPrefix(name) }
    guard let first = found.first, first.name != name, found.count > 1 else { return found.first }
    throw .ambiguous(name: name, takes: described(found))
  }

  /// `3`, `-1`.
  private func counted(_ name: String) -> TakeFolder? {
    guard let number = Int(name), number != 0 else { return nil }
    let index = number > 0 ? number - 1 : takes.count + number
    return takes.indices.contains(index) ? takes[index] : nil
  }

  private func unknown(_ name: String) -> TakeError {
    takes.isEmpty ? .none : .unknown(name: name, latest: described(takes))
  }

  /// The latest of some takes, the very latest first: `12 (2026-11-21T14-05-00-talk)`.
  private func described(_ takes: [TakeFolder]) -> [String] {
    takes.suffix(Self.shown).reversed().map { take in
      number(of: take).map { "\($0) (\(take.name))" } ?? take.name
    }
  }
}

extension TakeNames {
  /// The latest take of the plan, or of a question, that a document holds; nil where there is none.
  public func latest(of document: PlanDocument) -> TakeFolder? {
    let keys = document.plan.keys
    let questions = Set(document.questions.map(\.text))
    return takes.last { take in
      guard take.hasSound, let start = take.start else { return false }
      if let question = start.drill?.question { return questions.contains(question) }
      guard let plan = Self.plan(of: take, start) else { return false }
      return PhaseMatching(planned: keys, taken: plan.keys).isOfOnePlan
    }
  }

  /// The latest take that is no false start; the very latest where all are.
  ///
  /// - Throws: ``TakeError/none``.
  public func latestWhole() throws(TakeError) -> TakeFolder {
    let latest = try latest()
    return takes.last { $0.hasSound && !Self.isFalseStart($0) } ?? latest
  }

  /// The take before another of the same plan, or answer, and of the same kind: the whole of it, the same variant
  /// or the same phases, and no false start; nil where there is none.
  public func before(_ take: TakeFolder) -> TakeFolder? {
    guard let start = take.start, let keys = Self.plan(of: take, start)?.keys else { return nil }
    let kind = Self.kind(start)
    return takes.prefix { $0.name != take.name }.last { other in
      guard other.hasSound, let begun = other.start, Self.kind(begun) == kind,
        let plan = Self.plan(of: other, begun)
      else { return false }
      return PhaseMatching(planned: keys, taken: plan.keys).isOfOnePlan
        && !Self.isFalseStart(other)
    }
  }

  private static func kind(_ start: JournalEntry.Start) -> [String?] {
    [
      start.drill?.question, start.variant?.lowercased(),
      start.only_phases.map { phases in phases.map(String.init).joined(separator: ",") },
    ]
  }

  /// The phases that were rehearsed: as they were understood then, where the journal tells.
  private static func plan(of take: TakeFolder, _ start: JournalEntry.Start) -> Plan? {
    start.understood?.plan ?? (try? TakeReader(take))?.plan
  }

  private static func isFalseStart(_ take: TakeFolder) -> Bool {
    (try? TakeIndex.times(of: take))?.isFalseStart ?? false
  }
}
