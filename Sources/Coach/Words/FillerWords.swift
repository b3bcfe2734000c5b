/// Words that fill a gap while the speaker thinks, as transcripts have them.
public struct FillerWords: Sendable, Equatable {
  /// The fillers as a person writes them, each a word or a few.
  public let list: [String]
  /// The same in forms that are compared.
  private let forms: [[String]]

  /// Hesitations, and what English speakers say most often without meaning it.
  ///
  /// “Like” and “so” are also said and meant; a transcript does not tell which.
  private static let english = [
    "um", "uh", "er", "erm", "ah", "hmm", "you know", "I mean", "sort of", "kind of", "basically",
    "actually",
    "literally",
  ]
  private static let byLanguage: [String: [String]] = [
    "de": ["äh", "ähm", "öh", "hm", "halt", "quasi", "sozusagen", "irgendwie", "eigentlich"],
    "fr": ["euh", "hum", "ben", "bah", "du coup", "en fait", "genre", "voilà"],
    "es": ["eh", "em", "este", "o sea", "pues", "bueno", "digamos"],
    "it": ["eh", "ehm", "cioè", "allora", "praticamente", "diciamo"],
    "pt": ["eh", "hum", "tipo", "então", "quer dizer", "né"],
    "nl": ["eh", "uh", "uhm", "zeg maar", "eigenlijk", "gewoon"],
  ]

  /// A list of a person's own; empty ones are left out.
  public init(_ list: [String]) {
    self.list = list.map(\.trimmed).filter { !$0.isEmpty }
    forms = self.list.map(Self.forms)
  }

  /// The usual ones of a language, such as `de`; English where it is not known.
  public init(language: String?) {
    let code = language.map { String($0.lowercased().prefix(2)) } ?? "en"
    self.init(Self.byLanguage[code] ?? Self.english)
  }

  /// The position of each filler in ``list`` and the word that it begins with, ascending; of two that
  /// begin at one word the longer.
  func places(in words: [String]) -> [(filler: Int, position: Int)] {
    let heard = words.enumerated().flatMap { position, word in
      Self.forms(word).map { (form: $0, position: position) }
    }
    let longestFirst = forms.indices.filter { !forms[$0].isEmpty }
      .sorted { (-forms[$0].count, $0) < (-forms[$1].count, $1) }
    var places: [(filler: Int, position: Int)] = []
    var next = 0
    while next < heard.count {
      let filler = longestFirst.first { filler in
        forms[filler].count <= heard.count - next
          && zip(forms[filler], heard[next...]).allSatisfy { $0 == $1.form }
      }
      if let filler { places.append((filler, heard[next].position)) }
      next += filler.map { forms[$0].count } ?? 1
    }
    return places
  }

  /// `ummm` is `um`.
  private static func forms(_ text: String) -> [String] {
    WordForms.forms(text).map { form in
      form.reduce(into: "") { if $0.last != $1 { $0.append($1) } }
    }
  }
}
