/// The phases of a document by number and by name, each looked at once.
struct PhaseLookup {
  /// The positions of all phases.
  let indices: Range<Int>
  private var positions: [Int: Int] = [:]
  private var names: [String: Int] = [:]
  /// How long the names are, in characters.
  private var lengths: Set<Int> = []

  init(_ phases: [Phase]) {
    indices = phases.indices
    for (index, phase) in phases.enumerated() {
      if let number = phase.number, positions[number] == nil { positions[number] = index }
      let name = phase.name.lowercased()
      if names[name] == nil { names[name] = index }
      lengths.insert(name.count)
    }
  }

  /// The numbers that phases have.
  var numbers: Set<Int> { Set(positions.keys) }

  /// The first phase of a number.
  func numbered(_ number: Int) -> Int? { positions[number] }

  /// The first phase whose name a text begins with, in either case.
  func named(atStartOf text: String) -> Int? {
    let text = text.lowercased()
    let count = text.count
    return lengths.filter { $0 <= count }.compactMap { names[String(text.prefix($0))] }.min()
  }
}
