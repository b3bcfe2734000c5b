/// Reads the words of a TextGrid: of the tier that is named for them, else of the first with stretches.
enum TextGridWords {
  /// What tiers of words are called: by Praat's users, MFA, WebMAUS, ELAN's export, gentle.
  private static let names = ["word", "ort", "transcript", "text", "utterance", "sentence"]

  /// The words of a TextGrid as text.
  ///
  /// - Throws: ``TranscriptError`` where it cannot be read.
  static func read(_ text: String) throws(TranscriptError) -> Transcript {
    let tiers: [TextGridReader.Tier]
    do throws(MarksError) {
      tiers = try TextGridReader.tiers(text).filter { !$0.isPoints && !$0.labels.isEmpty }
    } catch {
      throw TranscriptError(error)
    }
    // MFA has a tier of words for each speaker.
    let named = names.lazy.map { name in tiers.filter { $0.name.lowercased().contains(name) } }
      .first { !$0.isEmpty }
    let chosen = named ?? Array(tiers.prefix(1))
    let isOfWords = chosen.allSatisfy { tier in
      tier.labels.allSatisfy { TranscriptText.words($0.text).count <= 1 }
    }
    let phrases = chosen.flatMap(\.labels).sorted { $0.start < $1.start }.map { label in
      let phrase = Transcript.Phrase(
        start: label.start, end: label.end ?? label.start,
        words: TranscriptText.words(label.text).map { Transcript.Word($0) })
      return isOfWords ? SubtitleWords.timed(phrase) : phrase
    }
    return try Transcript(.textgrid, phrases)
  }
}
