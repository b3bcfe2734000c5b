import Testing

@testable import Coach

@Suite("Words that fit a recording")
struct HeardWordsTests {
  private static func heard(
    _ phrases: [Transcript.Phrase], seconds: Double = 100, speech: [ClosedRange<Double>] = [0...100]
  ) throws -> HeardWords {
    HeardWords(try Transcript(.ctm, phrases), source: "a.ctm", seconds: seconds, speech: speech)
  }

  private static func words(_ text: String, from start: Double = 0) -> [Transcript.Phrase] {
    text.split(separator: " ").enumerated().map {
      Transcript.Phrase(String($1), start: start + Double($0), end: start + Double($0) + 0.5)
    }
  }

  @Test func `are spread over the speech of their phrase by their lengths`() throws {
    let phrase = Transcript.Phrase(
      start: 0, end: 10, words: ["abc", "abcdefg"].map { Transcript.Word($0) })
    let heard = try Self.heard([phrase], speech: [0...1, 5...7])
    #expect(heard.words.map(\.start).map { $0.rounded() } == [0, 5])
    #expect(heard.words.map(\.end).map { $0.rounded() } == [1, 7])
    #expect(
      heard.remarks == [
        "only phrases have times; those of the words are estimated from their lengths"
      ])
  }

  @Test func `after the end and in silence are left out and counted`() throws {
    let heard = try Self.heard(
      Self.words("a b c d e f") + Self.words("silent", from: 50)
        + Self.words("late later", from: 102),
      speech: [0...6])
    #expect(heard.words.map(\.text) == ["a", "b", "c", "d", "e", "f"] && heard.leftOut == 3)
    #expect(
      heard.remarks == [
        "2 words after the end of the recording were left out",
        "1 word where nobody speaks were left out",
        "the words hardly fit this recording: check that they were made from it",
      ])
  }

  @Test func `that run backwards are sorted`() throws {
    let heard = try Self.heard(Self.words("b", from: 5) + Self.words("a", from: 1))
    #expect(heard.words.map(\.text) == ["a", "b"])
    #expect(heard.remarks == ["the times run backwards at 1 word; they were sorted by time"])
  }

  @Test func `that overlap are told`() throws {
    let heard = try Self.heard([
      Transcript.Phrase("a", start: 0, end: 2), Transcript.Phrase("b", start: 1, end: 2),
    ])
    #expect(heard.remarks == ["the times of 1 word overlap"])
  }

  @Test func `that a recogniser repeats are left out`() throws {
    let heard = try Self.heard(
      Self.words("so " + String(repeating: "thanks for watching ", count: 6) + "no no no no then"))
    #expect(
      heard.words.map(\.text) == [
        "so", "thanks", "for", "watching", "no", "no", "no", "no", "then",
      ])
    #expect(heard.leftOut == 15)
    #expect(
      heard.remarks.count == 1 && heard.remarks[0].hasPrefix("“thanks for watching” comes 6 times"))
  }
}

@Suite("Spellings of a word")
struct WordFormsTests {
  @Test(arguments: [
    ("Résumé", "resume"), ("don't", "dont"), ("Straße", "strasse"), ("Three", "3"),
    ("ŁÓDŹ", "lodz"),
  ])
  func `are compared without case and accents`(word: String, form: String) {
    #expect(WordForms.form(word) == form)
  }

  @Test(arguments: [
    ("test", "testing"), ("plan", "planned"), ("box", "box"), ("app", "apps"),
    ("migrate", "migration"),
    ("study", "studies"), ("kunde", "kunden"), ("mesure", "mesures"),
  ])
  func `are alike with other endings`(first: String, second: String) {
    #expect(WordForms.areAlike(first, second) && WordForms.areAlike(second, first))
  }

  @Test(arguments: [
    ("company", "compare"), ("measure", "measles"), ("for", "form"), ("10", "100"),
    ("cat", "category"),
    ("contract", "contrast"),
  ])
  func `are not alike by a beginning alone`(first: String, second: String) {
    #expect(!WordForms.areAlike(first, second))
  }

  @Test func `are parts and compounds`() {
    #expect(WordForms.forms("Pre-flight checks, 40%!") == ["pre", "flight", "checks", "40%"])
    #expect(WordForms.compounds("Pre-flight checks") == ["preflight"])
  }
}
