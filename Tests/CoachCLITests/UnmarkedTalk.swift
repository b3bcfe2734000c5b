import TestSupport

/// A talk of four phases without marks, and where they begin.
enum UnmarkedTalk {
  static let rate = 8000
  static let plan = """
    # Four parts

    ## PHASE 1: WHY (8-10 s)
    **Trigger:** slips, one terminal
    ## PHASE 2: WHAT (8-10 s)
    ## PHASE 3: HOW (8-10 s)
    ## PHASE 4: END (8-10 s)
    """
  static let talk: (samples: [Int16], starts: [Double]) = {
    var speech = SyntheticSpeech(rate: rate, seed: 71)
    var starts: [Double] = []
    speech.silence(1)
    for sentences in [
      [2.1, 1.4, 2.2, 1.9], [3, 2.4, 1.2, 1.4, 1.1], [2.2, 3.1, 1.5], [4, 2.2, 1],
    ] {
      starts.append(Double(speech.samples.count) / Double(rate))
      for sentence in sentences {
        speech.speak(sentence)
        speech.silence(0.6)
      }
    }
    speech.silence(0.8)
    return (speech.samples, starts)
  }()

  /// A talk without marks, and a loudspeaker that writes what it hears into a file.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "notes.md")
    try folder.write(WaveBytes.file(talk.samples, rate: rate), to: "talk.wav")
    try folder.write(
      """
      <confdir:alsa.conf>
      pcm.speaker {
        type file
        slave.pcm "null"
        file "\(folder.file("heard.raw"))"
        format "raw"
      }
      """, to: "alsa.conf")
    return folder
  }

  /// Its recording and its notes on the command line.
  static let source = ["talk.wav", "--plan", "notes.md"]
}
