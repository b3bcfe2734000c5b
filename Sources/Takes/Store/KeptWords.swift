public import AudioCore
public import Coach
internal import FoundationEssentials

/// The words of a recogniser that are kept in a take's folder.
public enum KeptWords {
  /// Keeps words with a take, instead of those that it had; its page shows them from now on.
  ///
  /// - Throws: ``TakeError/file(_:)``.
  public static func keep(_ words: KeptTranscript, in take: TakeFolder) throws(TakeError) {
    do throws(FileError) {
      // What was read from a file can be written as JSON.
      try DurableFile.write(
        ((try? JSONText.encode(words, onOneLine: true)) ?? "") + "\n", to: take.words)
    } catch {
      throw .file(error)
    }
    TakeRecovery.renewPage(of: take)
  }

  /// The words that are kept with a take; nil where none are that can be used.
  public static func heard(_ take: TakeFolder, _ recording: Recording) -> HeardWords? {
    guard let words = read(take).words, let transcript = try? words.transcript else { return nil }
    return HeardWords(transcript, source: words.source, contour: recording.contour)
  }

  /// The words that are kept with a take, and what is wrong with them, as a sentence; nothing where none are.
  static func read(_ take: TakeFolder) -> (words: KeptTranscript?, trouble: String?) {
    guard take.hasWords else { return (nil, nil) }
    do throws(TakeError) {
      let data = try OwnFile.read(take.words, what: "words")
      do throws(TranscriptError) {
        return (try KeptTranscript.decoded(Array(data)), nil)
      } catch {
        return (nil, "the words kept with the take cannot be used: \(error.summary)")
      }
    } catch {
      return (nil, error.summary)
    }
  }
}
