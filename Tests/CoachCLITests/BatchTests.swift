import AudioCore
import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("Many recordings at once")
struct BatchTests {
  /// Recordings whose speech is 2, 3, 4 … s long.
  private static func recordings(_ count: Int, in folder: TemporaryFolder) throws -> [String] {
    try (0..<count).map { index in
      var speech = SyntheticSpeech(rate: 8000, seed: UInt64(index))
      speech.silence(0.5)
      speech.speak(2 + Double(index))
      speech.silence(0.5)
      let name = "r\(index).wav"
      try folder.write(WaveBytes.file(speech.samples, rate: 8000), to: name)
      return name
    }
  }

  private static func lines(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test(arguments: [1, 2, 7])
  func `give the same lines in the order of the command line, however many jobs`(jobs: Int) throws {
    let folder = try TemporaryFolder()
    let names = try Array(Self.recordings(9, in: folder).reversed())
    let result = try CoachProcess.run(
      ["analyse"] + names + ["--jobs", "\(jobs)", "--format", "json"], in: folder)
    #expect(result.status == 0)
    #expect(result.messages.isEmpty)
    let single = try names.map {
      try CoachProcess.run(["analyse", $0, "--jobs", "1", "--format", "json"], in: folder).output
    }
    #expect(result.output == single.joined())
    #expect(result.output.split(separator: "\n").count == 9)
  }

  @Test func `are heard by one thread each, and the same as by two`() throws {
    let folder = try TemporaryFolder()
    for name in try Self.recordings(3, in: folder) {
      let path = folder.file(name)
      let (alone, together) = try (
        Recording(reading: path, isAlone: true), Recording(reading: path, isAlone: false)
      )
      #expect(alone.contour == together.contour)
      #expect(alone.contour.hops.count >= 300)
    }
  }

  @Test func `go on when one is bad, and say so in its line, in words and in the exit status`()
    throws
  {
    let folder = try TemporaryFolder()
    let names = try Self.recordings(3, in: folder)
    try folder.write("no audio", to: "bad.wav")
    let words = [names[0], "bad.wav", "gone.wav", names[1], names[2]]
    let result = try CoachProcess.run(
      ["analyse"] + words + ["-f", "json", "-o", "all.jsonl"], in: folder)
    #expect(result.status == 66)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("'bad.wav' is not audio"))
    #expect(result.messages.contains("cannot open 'gone.wav'"))
    #expect(result.messages.hasSuffix("2 of 5 could not be analysed\n"))
    let text = try String(contentsOfFile: folder.file("all.jsonl"), encoding: .utf8)
    let lines = try Self.lines(text)
    #expect(lines.count == 5)
    #expect(lines.map { $0["error"] != nil } == [false, true, true, false, false])
    #expect(lines[1]["file"] as? String == "bad.wav")
    let audio = try #require(lines[3]["audio"] as? [String: Any])
    #expect(audio["file"] as? String == names[1])
    #expect(folder.names.allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test(arguments: ["text", "csv", "markdown"])
  func `come in the other formats too`(format: String) throws {
    let folder = try TemporaryFolder()
    let names = try Self.recordings(2, in: folder)
    let both = try CoachProcess.run(["analyse"] + names + ["-f", format], in: folder)
    let each = try names.map {
      try CoachProcess.run(["analyse", $0, "-f", format], in: folder).output
    }
    let head = each[1].prefix { $0 != "\n" }.count + 1
    let second = format == "csv" ? String(each[1].dropFirst(head)) : "\n" + each[1]
    #expect(both.output == each[0] + second)
    let page = try CoachProcess.run(["analyse"] + names + ["-f", "html"], in: folder)
    #expect(page.status == 64)
  }

  @Test func `that nobody can write to are told and leave nothing behind`() throws {
    let folder = try TemporaryFolder()
    let names = try Self.recordings(2, in: folder)
    let result = try CoachProcess.run(
      ["analyse"] + names + ["-f", "json", "-o", "nowhere/all.jsonl"], in: folder)
    #expect(result.status == 1)
    #expect(result.messages.contains("cannot write 'nowhere/all.jsonl'"))
  }

  @Test func `are handed over in order, not far ahead, by as many threads as asked`() throws {
    let begun = Locked(Set<Int>())
    var seen: [Int] = []
    var farthest = 0
    try OrderedWork.run(
      500, jobs: 3,
      work: { index in
        begun.withLock { _ = $0.insert(index) }
        return index * 2
      }
    ) { (index, output) throws(Failure) in
      #expect(output == index * 2)
      seen.append(index)
      farthest = max(farthest, begun.withLock { $0.max() ?? 0 } - index)
    }
    #expect(seen == Array(0..<500))
    // Four results a thread may wait, and one is being handed over.
    #expect(farthest <= 3 * 4 + 1)
  }

  @Test func `stop when the results cannot be kept`() {
    let begun = Locked(0)
    let failure = Failure("full", remedy: nil, status: .lost)
    #expect(throws: failure) {
      try OrderedWork.run(10_000, jobs: 2, work: { _ in begun.withLock { $0 += 1 } }) {
        (index, _) throws(Failure) in
        if index == 5 { throw failure }
      }
    }
    #expect(begun.withLock { $0 } < 100)
  }
}
