/// Brings the spellings of a word together: case, accents, punctuation, endings, figures.
///
/// Endings are taken off only where two words share all before them, so that a language that has other
/// endings loses nothing: words are then compared as they are.
struct WordForms {
  /// The number of each form that is known.
  private var numbers: [String: Int] = [:]
  /// The known forms by their beginnings.
  private var families: [String: [String]] = [:]
  /// How many words are told apart.
  private(set) var count = 0

  /// What a word may end in, behind the same beginning: English, German, French, Spanish, Italian, Portuguese.
  private static let endings: Set<Substring> = [
    "", "s", "es", "e", "ed", "d", "ing", "ings", "y", "ies", "ied", "er", "ers", "or", "ors", "ly",
    "n", "en",
    "em", "t", "te", "ten", "st", "a", "o", "as", "os", "i", "is", "ion", "ions", "ment", "ments",
    "al",
  ]
  /// The shortest beginning that two words share, and that of whole words that only get an `s`.
  private static let (beginning, wholeWord) = (4, 3)
  private static let figures: [String: String] = [
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
    "twenty": "20",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
    "ninety": "90",
    "hundred": "100", "thousand": "1000", "percent": "%",
  ]

  /// Latin letters without what stands above, below and across them.
  private static let letters: [Character: String] = {
    let families = [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
      "i": "ìíîïĩīĭįı",
      "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşšș",
      "t": "ţťŧț",
      "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ae": "æ", "oe": "œ", "ss": "ß",
      "th": "þ",
    ]
    var letters: [Character: String] = [:]
    for (plain, family) in families { for letter in family { letters[letter] = plain } }
    return letters
  }()

  /// The forms of a text, in their order, as they are compared: `Pre-flight checks!` is `pre`, `flight`, `checks`.
  static func forms(_ text: String) -> [String] {
    text.split { !isPart($0) }.compactMap { form(String($0)) }
  }

  /// The parts of which words with hyphens consist, each written as one word: `pre-flight` is `preflight`.
  static func compounds(_ text: String) -> [String] {
    text.split { $0.isWhitespace || $0 == "/" }.compactMap { word in
      let parts = word.split { !isPart($0) }
      return word.contains("-") && parts.count > 1 ? form(parts.joined()) : nil
    }
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "'’%".contains(character)
  }

  /// One word without case, accents and apostrophes, figures for numbers; nil where nothing is left.
  static func form(_ word: String) -> String? {
    var text = ""
    for character in word.lowercased() where character != "'" && character != "’" {
      text += letters[character] ?? String(character)
    }
    return text.isEmpty ? nil : figures[text] ?? text
  }

  /// The number of a form, a new one where none like it is known.
  mutating func learn(_ form: String) -> Int {
    if let known = number(form) {
      numbers[form] = known
      return known
    }
    let number = count
    count += 1
    numbers[form] = number
    families[String(form.prefix(Self.wholeWord)), default: []].append(form)
    return number
  }

  /// The number of a form that is known as it is.
  func exact(_ form: String) -> Int? { numbers[form] }

  /// The number of a form, or of one that is like it; nil where none is known.
  func number(_ form: String) -> Int? {
    if let number = numbers[form] { return number }
    guard form.count >= Self.wholeWord else { return nil }
    let family = families[String(form.prefix(Self.wholeWord))] ?? []
    return family.first { Self.areAlike($0, form) }.flatMap { numbers[$0] }
  }

  /// Whether two forms are the same word with another ending.
  static func areAlike(_ first: String, _ second: String) -> Bool {
    guard first != second else { return true }
    // Numbers are alike only when they are the same.
    guard first.first?.isNumber != true, second.first?.isNumber != true else { return false }
    let shared = zip(first, second).prefix { $0 == $1 }.count
    let ends = [first.dropFirst(shared), second.dropFirst(shared)]
    if shared < beginning {
      return shared == wholeWord && ends.contains("") && ends.contains("s")
    }
    // `planned` doubles what `plan` ends in.
    let last = first[first.index(first.startIndex, offsetBy: shared - 1)]
    return ends.allSatisfy { end in
      endings.contains(end) || end.first == last && endings.contains(end.dropFirst())
    }
  }
}
