internal import CommonMark

/// List items with a time at the beginning or the end.
enum ListForm: PlanForm {
  static let kind = PlanFormKind.list
  static let fewest = 3

  static func candidates(in notes: Notes) -> FormReading {
    var reading = FormReading()
    let groups = ItemGroup.groups(in: notes)
    let holders = Set(groups.filter(\.isTimed).compactMap(\.holder))
    for items in groups {
      let timed = items.timed
      // The last of several lists within the items of one may have a single item.
      let isSibling = items.isLone && items.holder.map(holders.contains) ?? false
      guard items.isTimed || isSibling else { continue }
      let left = items.untimed.filter { timed[0].block < $0 && $0 < timed[timed.count - 1].block }
      UntimedParts.notice(
        left.map {
          (notes.blocks[$0].line, NoteText.plain(String(notes.blocks[$0].text.lines[0])))
        },
        in: "the list"
      ).map { reading.notices.append($0) }
      for item in timed {
        let block = item.block
        var part = PartCandidate(
          line: notes.blocks[block].line, block: block, text: item.text, time: item.time,
          written: item.written, section: block + 1..<block + 1)
        part.timeLine = item.timeLine
        part.sequence = items.id
        reading.parts.append(part)
      }
    }
    reading.parts.sort { $0.block < $1.block }
    nest(&reading.parts, in: notes)
    return reading
  }

  /// Items in items are parts of parts.
  private static func nest(_ parts: inout [PartCandidate], in notes: Notes) {
    var path: [(part: Int, depth: Int)] = []
    var last = -1
    let following = following(parts)
    for index in parts.indices {
      let block = parts[index].block
      if last >= 0, notes.blocks[last...block].contains(where: { $0.listDepth == 0 }) { path = [] }
      let depth = notes.blocks[block].listDepth
      // What stands in an item without a time is no part of the one before.
      while let above = path.last,
        above.depth >= depth
          || notes.blocks[(parts[above.part].block + 1)..<block].contains(where: {
            $0.item != nil && $0.listDepth <= above.depth
          })
      {
        path.removeLast()
      }
      parts[index].parent = path.last?.part
      path.append((index, depth))
      last = block
      parts[index].section = block + 1..<end(of: block, before: following[index], in: notes)
    }
  }
}

extension ListForm {
  /// The block of the next part of each part's list.
  private static func following(_ parts: [PartCandidate]) -> [Int?] {
    var next: [Int: Int] = [:]
    return parts.reversed().map { next.updateValue($0.block, forKey: $0.sequence) }.reversed()
  }

  /// Where an item's text ends: with the item, or before the next number where the list goes on behind text.
  private static func end(of block: Int, before next: Int?, in notes: Notes) -> Int {
    let depth = notes.blocks[block].listDepth
    let behind = notes.blocks[(block + 1)...]
    let end = behind.firstIndex { $0.listDepth <= depth } ?? notes.blocks.count
    guard let next, depth == 1, case .number? = notes.blocks[block].item, end < next
    else { return end }
    if case .number? = notes.blocks[end].item { return end }
    return notes.blocks[end..<next].firstIndex { $0.headingLevel != nil } ?? next
  }
}

extension TimedText {
  /// Whether its time says how long, and not when.
  fileprivate var isLength: Bool { if case .duration? = time?.value { true } else { false } }
}

/// A list item with its time.
private struct TimedItem {
  let block: Int
  let text: TimedText
  /// Nil where it is open.
  let time: TimeExpression?
  let written: String
  /// Where the time stands, when that is another line.
  var timeLine: Int? = nil
}

extension TimedItem {
  /// `- Wax` with `- Time: 3 minutes` within it: the one label for time on the lines and items below an item's
  /// first line.
  init?(labelledIn notes: Notes, block index: Int) {
    let block = notes.blocks[index]
    // A label far below is of something else.
    let inside = notes.blocks[(index + 1)...].prefix(12).prefix { $0.listDepth > block.listDepth }
    guard !inside.isEmpty || block.text.utf8.contains(UInt8(ascii: "\n")) else { return nil }
    var found: [(time: TimeExpression, written: String, line: Int)] = []
    for other in [block] + inside where other.kind == .paragraph && other.rows.isEmpty {
      for (offset, line) in other.text.lines.enumerated().dropFirst(
        other.line == block.line ? 1 : 0)
      where TimeTokenizer.canHoldTime(line) {
        guard let value = TimeLabels.value(in: line), let time = LabelForm.time(value) else {
          continue
        }
        found.append((time, value, other.line + offset))
      }
    }
    guard found.count == 1, let label = found.first else { return nil }
    let text = TimedText(String(block.text.lines[0]), in: .item)
    guard !text.name.isEmpty else { return nil }
    self.init(
      block: index, text: text, time: label.time, written: label.written, timeLine: label.line)
  }
}

/// The items of one list, as far as they say when something is told.
private struct ItemGroup {
  let id: Int
  /// The list in an item of which it stands; nil where it stands in none.
  var holder: Int? = nil
  private(set) var count = 0
  private(set) var timed: [TimedItem] = []
  /// The items without a time.
  private(set) var untimed: [Int] = []

  /// Whether its times are those of parts: lists in which most items have no time only mention some.
  var isTimed: Bool { timed.count >= 2 && timed.count * 2 >= count }
  /// Whether it is no more than one item, with a time.
  var isLone: Bool { timed.count == 1 && count == 1 }

  /// The lists of the notes, each level of a list within an item a list of its own.
  static func groups(in notes: Notes) -> [ItemGroup] {
    var groups: [ItemGroup] = []
    var open: [(group: Int, depth: Int)] = []
    // What is numbered goes on behind text: "3. Roots (5 min)", what is said there, "4. Leaves (3 min)".
    var numbered: (group: Int, next: Int)?
    for (index, block) in notes.blocks.enumerated() {
      let depth = block.listDepth
      guard depth > 0 else {
        if block.kind != .comment { open = [] }
        if block.headingLevel != nil { numbered = nil }
        continue
      }
      switch block.item {
      case .number(let number) where depth == 1:
        let group = numbered.flatMap { $0.next == number ? $0.group : nil } ?? groups.count
        if group == groups.count { groups.append(ItemGroup(id: group)) }
        numbered = (group, number + 1)
        open = [(group, 1)]
      case .bullet where depth == 1 && open.first?.group == numbered?.group: open = []
      default: break
      }
      while let last = open.last, last.depth > depth { open.removeLast() }
      guard block.kind == .paragraph || block.headingLevel != nil, block.rows.isEmpty else {
        continue
      }
      if open.last?.depth != depth {
        groups.append(ItemGroup(id: groups.count, holder: open.last?.group))
        open.append((groups.count - 1, depth))
      }
      // A second paragraph of an item counts as one more; that only makes a list less of a plan.
      if let group = open.last?.group { groups[group].add(index, notes) }
    }
    return groups
  }

  private mutating func add(_ index: Int, _ notes: Notes) {
    let block = notes.blocks[index]
    count += 1
    // What an item goes on to say may hold a time of the day.
    if let text = Self.text(of: block), block.item != nil || text.isLength && block.quoteDepth == 0
    {
      timed.append(TimedItem(block: index, text: text, time: text.time, written: text.written))
    } else if block.item != nil, let item = TimedItem(labelledIn: notes, block: index) {
      timed.append(item)
    } else if block.item != nil {
      untimed.append(index)
    }
  }

  /// An item with a time, or one that is said to be open.
  private static func text(of block: MarkdownBlock) -> TimedText? {
    guard TimeTokenizer.canHoldTime(block.text) || block.text.hasSuffix(")") else { return nil }
    let line = block.text.split(separator: "\n").first.map(String.init) ?? ""
    guard TimeLabels.value(in: line).flatMap(LabelForm.time) == nil else { return nil }
    var text = TimedText(line, in: .item)
    if text.time == nil, block.text.contains("\n"), block.text.utf8.count < 400 {
      text = TimedText(block.text, in: .item)
    }
    return (text.time != nil || text.isOpen) && !text.name.isEmpty ? text : nil
  }
}
