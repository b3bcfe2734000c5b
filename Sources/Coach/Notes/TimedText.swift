/// A heading, a list item or a line, taken apart: number, name and time.
struct TimedText {
  /// Where the text stands: in running text fewer places of a time are trusted than in a heading.
  enum Place {
    case heading
    case item
  }

  /// `PHASE 3:` gives 3.
  let number: Int?
  /// What is left without number, time and decoration.
  let name: String
  /// Whether it begins with the word "phase" and a number.
  let isNumberedPhase: Bool
  /// Its time where it has one.
  let time: TimeExpression?
  /// The position that it has beside a duration.
  private(set) var clock: TimeExpression?
  /// The time as it is written, with its brackets; empty where there is none.
  let written: String
  /// Why what is written in the place of a time is none.
  let unreadable: String?

  /// Whether it is said to be open: `Questions (open)`.
  let isOpen: Bool

  /// The text in front of brackets at the end that leave its time open.
  private static func beforeOpen(_ text: String) -> Substring? {
    guard text.hasSuffix(")"), let start = text.lastIndex(of: "(") else { return nil }
    return OpenTime.isOpen(text[text.index(after: start)...].dropLast()) ? text[..<start] : nil
  }

  /// A text whose time was found by its neighbours.
  init(name: String, time: TimeExpression, written: String) {
    (self.name, self.time, self.written) = (name, time, written)
    (number, isNumberedPhase, unreadable, isOpen) = (nil, false, nil, false)
  }

  /// Takes one line or heading apart.
  init(_ text: String, in place: Place = .heading) {
    let text = NoteText.plain(text)
    let (number, rest) = PartNumber.split(text)
    self.number = number
    isNumberedPhase = number != nil && text.lowercased().hasPrefix("phase")
    if let open = Self.beforeOpen(rest) {
      name = NoteText.undecorated(open)
      (time, written, unreadable, isOpen) = (nil, String(rest.dropFirst(open.count)), nil, true)
      return
    }
    isOpen = false
    // Behind "Slide 3:" the time stands alone.
    let isBare = number != nil && place == .item && !rest.contains(where: \.isLetter)
    guard TimeTokenizer.canHoldTime(rest),
      let choice = TimePlacement.best(in: rest, isBare ? .heading : place)
    else {
      name = NoteText.undecorated(rest)
      (time, written, unreadable) = (nil, "", nil)
      return
    }
    written = choice.written
    clock = choice.clock
    if case .unreadable(let why) = choice.time.value {
      name = NoteText.undecorated(rest)
      (time, unreadable) = (nil, why)
    } else {
      // "Module 1 (0:20-1:15)" and "Slide 4: 2:10-3:00" have no other name than their number.
      let isNameless =
        number != nil
        && (!choice.name.contains(where: \.isLetter)
          || choice.name == NoteText.undecorated(choice.written))
      name = isNameless ? NoteText.undecorated(text.dropLast(rest.count)) : choice.name
      (time, unreadable) = (choice.time, nil)
    }
  }
}
