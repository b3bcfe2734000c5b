import Foundation
import Testing

@testable import Coach

/// The same words, `Hello` from 1 to 1.5 s and `world` from 2 to 2.5 s, as recognisers write them.
@Suite("The words of recognisers")
struct TranscriptTests {
  static let texts: [String: String] = [
    "WebVTT with times of words":
      "WEBVTT\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nNOTE made by hand --\n\n1\n00:01.000 --> 00:02.500 align:start position:0%\n<v Ann>Hello<00:00:02.000><c> world</c></v>\n",
    "WebVTT that rolls up":
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n \nHello<00:00:01.500>\n\n00:00:02.000 --> 00:00:02.010\nHello\n \n\n00:00:02.000 --> 00:00:02.500\nHello\nworld<00:00:02.500>\n",
    "a word a cue":
      "1\n00:00:01,000 --> 00:00:01,500\nHello\n\n2\n00:00:02,000 --> 00:00:02,500\nworld\n",
    "an underlined word a cue":
      "1\n00:00:01,000 --> 00:00:01,500\n<u>Hello</u> world\n\n2\n00:00:01,500 --> 00:00:02,000\nHello world\n\n3\n00:00:02,000 --> 00:00:02,500\nHello <u>world</u>\n",
    "a coloured word a cue":
      "1\n00:00:01,000 --> 00:00:01,500\n<font color=\"#00ff00\">Hello</font> world\n\n2\n00:00:02,000 --> 00:00:02,500\nHello <font color=\"#00ff00\">world</font>\n",
    "whisper.cpp's pieces":
      #"{"result":{"language":"en"},"transcription":[{"timestamps":{"from":"00:00:01,000","to":"00:00:02,500"},"offsets":{"from":1000,"to":2500},"text":" Hello world","tokens":[{"text":"[_BEG_]","offsets":{"from":0,"to":0},"id":50364,"p":0.8},{"text":" Hel","offsets":{"from":1000,"to":1200},"p":0.9},{"text":"lo","timestamps":{"from":"00:00:01,200","to":"00:00:01,500"},"p":0.7},{"text":" world","offsets":{"from":2000,"to":2500},"p":0.95,"t_dtw":-1}]}]}"#,
    "whisper.cpp's lines":
      "whisper_init: loading\n\n[00:00:01.000 --> 00:00:01.500]   Hello\n[00:00:02.000 --> 00:00:02.500]   world\n",
    "whisper":
      #"{"text":" Hello world","language":"en","segments":[{"id":0,"seek":0,"start":1.0,"end":2.5,"text":" Hello world","tokens":[1,2],"avg_logprob":NaN,"words":[{"word":" Hello","start":1.0,"end":1.5,"probability":0.9},{"word":" world","start":2.0,"end":2.5,"probability":0.8}]}]}"#,
    "whisper as a list":
      #"[{"start":1.0,"end":2.5,"text":"Hello world","words":[{"word":"Hello","start":1.0,"end":1.5},{"word":"world","start":2.0,"end":2.5}]}]"#,
    "WhisperX":
      #"{"segments":[{"start":1.0,"end":2.5,"text":"Hello world","words":[{"word":"Hello","start":1.0,"end":1.5,"score":0.8},{"word":"world","start":2.0,"end":2.5,"score":0.7}]}],"word_segments":[{"word":"Hello","start":1.0,"end":1.5}],"language":"en"}"#,
    "words beside segments":
      #"{"task":"transcribe","duration":3.0,"words":[{"word":"Hello","start":1.0,"end":1.5},{"word":"world","start":2.0,"end":2.5}],"segments":[{"id":0,"start":1.0,"end":2.5,"text":"Hello world"}]}"#,
    "Vosk":
      "{\n  \"partial\" : \"hello\"\n}\n{\n  \"result\" : [{\n      \"conf\" : 0.98,\n      \"end\" : 1.5,\n      \"start\" : 1.0,\n      \"word\" : \"Hello\"\n    }, {\n      \"conf\" : 1.0,\n      \"end\" : 2.5,\n      \"start\" : 2.0,\n      \"word\" : \"world\"\n    }],\n  \"text\" : \"hello world\"\n}\n",
    "Vosk with alternatives":
      #"{"alternatives":[{"confidence":230.1,"result":[{"end":1.5,"start":1,"word":"Hello"},{"end":2.5,"start":2,"word":"world"}],"text":"hello world"},{"confidence":1,"result":[{"end":1.5,"start":1,"word":"yellow"}],"text":"yellow"}]}"#,
    "pocketsphinx":
      "hello world\n<s> 0.000 0.990 1.0\nHello 1.000 1.500 0.9\n<sil> 1.6 1.9 0.99\nworld(2) 2.000 2.500 0.5\n</s> 2.6 3.0 1.0\n",
    "pocketsphinx's JSON":
      #"{"b":0.0,"d":3.0,"p":1.0,"t":"hello world","w":[{"b":0.0,"d":1.0,"p":1.0,"t":"<s>"},{"b":1.0,"d":0.5,"p":0.9,"t":"Hello"},{"b":2.0,"d":0.5,"p":0.9,"t":"world(2)"}]}"#,
    "CTM":
      ";; made by hand\ntalk 1 1.00 0.50 Hello 0.9\ntalk 1 2.00 0.50 world 1.0\ntalk 1 2.60 0.1 <eps> 1.0\n",
    "CTM with alternatives":
      "talk A * * <ALT_BEGIN>\ntalk A 1.00 0.50 Hello 0.9\ntalk A * * <ALT>\ntalk A 1.00 0.50 yellow 0.1\ntalk A * * <ALT_END>\ntalk A 2.00 0.50 world 1.0 lex ann\n",
    "a TextGrid":
      "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n3\n<exists>\n2\n\"IntervalTier\"\n\"ann - phones\"\n0\n3\n1\n1\n1.5\n\"HH\"\n\"IntervalTier\"\n\"ann - words\"\n0\n3\n3\n0\n1\n\"sil\"\n1\n1.5\n\"Hello\"\n2\n2.5\n\"world\"\n",
    "another service":
      #"{"results":{"channels":[{"alternatives":[{"transcript":"Hello world","words":[{"word":"hello","punctuated_word":"Hello","start":1.0,"end":1.5,"confidence":0.9},{"word":"world","start":"2.0","end":"2.5s","confidence":0.9}]}]}]}}"#,
  ]

  private static func read(_ text: String) throws(TranscriptError) -> Transcript {
    try Transcript(decoding: Data(text.utf8))
  }

  private static func words(_ text: String) throws(TranscriptError) -> [Transcript.Word] {
    try read(text).phrases.flatMap(\.words)
  }

  @Test(arguments: texts.keys.sorted())
  func `are read with their times`(form: String) throws {
    let words = try Self.words(Self.texts[form] ?? "")
    #expect(words.map(\.text) == ["Hello", "world"])
    #expect(words.map(\.start) == [1, 2])
    #expect(
      form.contains("rolls") || form.contains("times of words") || words.map(\.end) == [1.5, 2.5])
  }

  @Test(arguments: [
    "1\n00:00:01,000 --> 00:00:02,500\nHello world\n",
    #"{"transcription":[{"timestamps":{"from":"00:00:01,000","to":"00:00:02,500"},"text":" Hello world"}]}"#,
    #"{"segments":[{"start":1,"end":2.5,"text":" Hello [laughs] world"}]}"#,
    "start\tend\ttext\n1000\t2500\tHello world\n", "start,end,text\n1000,2500,\" Hello world\"\n",
    "[00:01.000 --> 00:02.500]  Hello world\n",
    "File type = \"ooTextFile\"\n\"TextGrid\"\n0\n3\n<exists>\n1\n\"IntervalTier\"\n\"ann\"\n0\n3\n1\n1\n2.5\n\"Hello world\"\n",
  ])
  func `are read as phrases where only these have times`(text: String) throws {
    let transcript = try Self.read(text)
    #expect(transcript.phrases.map(\.start) == [1] && transcript.phrases.map(\.end) == [2.5])
    #expect(transcript.phrases[0].words.map(\.text) == ["Hello", "world"])
    #expect(transcript.phrases[0].words.allSatisfy { $0.start == nil })
  }

  @Test func `are made of sherpa's pieces`() throws {
    let text =
      #"{"text":"HELLO WORLD","timestamps":[1.0,1.2,2.0],"tokens":["▁HEL","LO","▁WORLD"],"start_time":10}"#
    let words = try Self.words(text)
    #expect(words.map(\.text) == ["HELLO", "WORLD"])
    #expect(words.map(\.start) == [11, 12])
  }

  @Test func `have the text's characters where pieces cut them in two`() throws {
    var bytes = Array(
      #"{"transcription":[{"offsets":{"from":0,"to":1000},"text":" Café","tokens":[{"text":" Caf","offsets":{"from":0,"to":500}},{"text":"X","offsets":{"from":500,"to":1000}}]}]}"#
        .utf8)
    if let place = bytes.firstIndex(of: UInt8(ascii: "X")) { bytes[place] = 0xC3 }
    let word = try Transcript(decoding: Data(bytes)).phrases[0].words
    #expect(word.map(\.text) == ["Café"] && word[0].end == 1)
  }

  @Test func `may lack their times in between`() throws {
    let text =
      #"{"segments":[{"start":0,"end":4,"text":"in 2024 we","words":[{"word":"in","start":0,"end":1},{"word":"2024"},{"word":"we","start":3,"end":4}]}]}"#
    let heard = HeardWords(try Self.read(text), source: "a.json", seconds: 5, speech: [0...5])
    #expect(heard.words.map(\.start).map { ($0 * 100).rounded() / 100 } == [0, 1, 3])
    #expect(heard.words.map(\.isSpread) == [false, true, false])
  }

  @Test func `of several recordings are those of the one with most`() throws {
    let transcript = try Self.read("a 1 0 1 x\nb 1 0 1 y\nb 1 1 1 z\n")
    #expect(transcript.phrases.flatMap(\.words).map(\.text) == ["y", "z"])
    #expect(transcript.remarks == ["the words of 2 recordings are in it; those of 'b' were taken"])
  }

  @Test(arguments: [
    ("", TranscriptError(.unknown(""))),
    ("# Notes\n\nHello\n", TranscriptError(.unknown("# Notes"), line: 1)),
    ("{\n\"segments\": [\n{\"start\": 1,", TranscriptError(.endsEarly, line: 3)),
    ("{\n\"segments\": [\n}", TranscriptError(.unreadable("}"), line: 3)),
    ("{\"segments\": []}", TranscriptError(.noWords(.whisper), line: 1)),
    ("{\"chapters\": [{\"title\": 1}]}", TranscriptError(.noTimes, line: 1)),
    (
      "WEBVTT\n\n00:01.000 --> never\nHello\n",
      TranscriptError(.unreadable("00:01.000 --> never"), line: 3)
    ),
    (
      "t 1 0 1 a\nt 1 0 1 b\nt 1 0 1 c\nt 1 0 1 d\nt 1 0 1 e\nt 1 0 f\n",
      TranscriptError(.unreadable("t 1 0 f"), line: 6)
    ),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n", TranscriptError(.noWords(.webvtt))),
    ("{\"coach_words\": 7}", TranscriptError(.later(schema: 7))),
    (
      String(repeating: "[[", count: 200),
      TranscriptError(.unreadable(String(repeating: "[", count: 40)), line: 1)
    ),
  ])
  func `that are spoilt are refused with their line`(text: String, error: TranscriptError) {
    #expect(throws: error) { try Self.read(text) }
  }

  @Test func `come back as they were kept`() throws {
    for text in Self.texts.values {
      let transcript = try Self.read(text)
      let kept = try JSONText.encode(
        KeptTranscript(transcript, source: "talk.vtt"), onOneLine: true)
      let again = try Self.read(kept)
      #expect(again.phrases.flatMap(\.words).map(\.text) == ["Hello", "world"])
      #expect(again.format == transcript.format && again.language == transcript.language)
    }
  }

  @Test(arguments: [
    ("[Music] Hello (applause)", ["Hello"]), ("♪ la la ♪ so", ["so"]),
    ("(unclosed words", ["(unclosed", "words"]),
    ("++UM++ <unk> %hesitation !SIL 3,000 — well…", ["um", "uh", "3,000", "well…"]),
  ])
  func `are no sounds`(text: String, words: [String]) {
    #expect(TranscriptText.words(text) == words)
  }
}
