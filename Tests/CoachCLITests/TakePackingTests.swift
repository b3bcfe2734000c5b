import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI
@testable import Takes

/// Packing changes nothing but the size: every command works as before, and no moment is without the sound.
@Suite("Packing a take")
struct TakePackingTests {
  private static func pack(
    _ words: [String] = ["1"], in folder: TemporaryFolder, launcher: [String] = [],
    environment: [String: String] = [:]
  ) throws -> CoachProcess.Result {
    try CoachProcess.run(
      ["takes", "pack"] + words, in: folder, launcher: launcher, environment: environment)
  }

  private static func samples(_ path: String) throws -> [Int16] {
    var reader = try SoundFileReader(path: path)
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    let count = reader.read(into: &span)
    return Array(samples.prefix(count))
  }

  /// What every command says of the take; what names the sound file is left out.
  private static func said(in folder: TemporaryFolder) throws -> [String] {
    let commands = [
      ["report", "-f", "json"], ["report", "1", "--verbose"], ["history", "-f", "json"],
      ["export", "--layer", "all", "-f", "csv"],
      ["analyse", "coach/takes/2026-11-01T10-00-00-talk"],
      ["diff", "1", "1"], ["recover"], ["report", "-f", "html"],
    ]
    var said = try commands.map { command in
      let result = try CoachProcess.run(command, in: folder)
      #expect(result.status == 0 && result.messages.isEmpty, "\(command): \(result.messages)")
      return result.output
    }
    for (index, words) in [["2", "1"], ["--from", "3s", "--to", "9s"], ["--stalls"]].enumerated() {
      let name = "c\(index).wav"
      let result = try CoachProcess.run(["cut"] + words + ["-o", name], in: folder)
      let data = try? Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
      try? FileManager.default.removeItem(atPath: folder.file(name))
      said.append("\(result.status) \(result.messages) \(data?.base64EncodedString() ?? "")")
    }
    return said.map { $0.replacing("audio.flac", with: "audio.wav") }
  }

  @Test func `keeps every sample, and every command says the same`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    _ = try CoachProcess.run(["recover"], in: folder)
    _ = try CoachProcess.run(["takes", "note", "5s", "hm"], in: folder)
    let before = try Self.said(in: folder)
    let size = take.bytes
    let result = try Self.pack(in: folder)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.hasPrefix("packed 2026-11-01T10-00-00-talk: 257 kB → "))
    #expect(!FileManager.default.fileExists(atPath: take.file("audio.wav")))
    #expect(take.isPacked && take.bytes < size)
    let isSame = try Self.samples(take.audio) == StoredTake.samples
    #expect(isSame)
    #expect(take.frames == StoredTake.samples.count)
    // Nothing has to be heard again for the history.
    #expect(TakeIndex.isStored(take))
    #expect(try Self.said(in: folder) == before)
    let page = try String(contentsOfFile: take.page, encoding: .utf8)
    #expect(page.contains("src=\"audio.flac\"") && !page.contains("audio.wav\""))
    let mode = try FileManager.default.attributesOfItem(atPath: take.audio)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try Self.pack(in: folder).messages.contains("is packed already"))
    #expect(try CoachProcess.run(["takes"], in: folder).output.contains("packed"))
    let path = "coach/takes/\(take.name)/audio.flac"
    #expect(try CoachProcess.run(["report", path], in: folder).status == 0)
    // A part of a take, which nothing writes over.
    let over = try CoachProcess.run(["report", "-o", path, "--force"], in: folder)
    #expect(over.status == 64 && over.messages.contains("part of a take"))
    try FileManager.default.removeItem(atPath: take.page)
    #expect(try CoachProcess.run(["recover"], in: folder).output.contains("made the page"))
    #expect(try String(contentsOfFile: take.page, encoding: .utf8).contains("audio.flac"))
    try FileManager.default.removeItem(atPath: take.record)
    #expect(try CoachProcess.run(["recover"], in: folder).status == 0 && take.isComplete)
    #expect(try CoachProcess.run(["takes", "rm", "1", "--yes"], in: folder).status == 0)
    #expect(!FileManager.default.fileExists(atPath: take.path))
  }

  @Test func `by age takes what is finished and old enough`() throws {
    let folder = try TemporaryFolder()
    let old = try StoredTake.make(day: 1, in: folder)
    let new = try ShortTake.record(in: folder)
    let cutOff = try StoredTake.make(day: 2, in: folder)
    try FileManager.default.removeItem(atPath: cutOff.record)
    let result = try Self.pack(["--older", "1d"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    let today = Date() < (try Date("2026-11-04T00:00:00Z", strategy: .iso8601))
    #expect(today || old.isPacked)
    #expect(!cutOff.isPacked && !new.isPacked)
    #expect(try Self.pack(["--older", "0d"], in: folder).status == 0)
    #expect(new.isPacked)
    #expect(try Self.pack(["--older", "0d"], in: folder).messages == "there is nothing to pack\n")
    for words in [["--older", "soon"], ["--older", "-3d"], [], ["1", "--older", "3d"]] {
      #expect(try Self.pack(words, in: folder).status == 64)
    }
  }

  private static func bytes(_ take: TakeFolder) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: take.path) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: take.file(name)))
    }
    return files
  }

  /// What is refused stays as it was, to the byte.
  private static func expectRefused(
    _ message: String, _ take: TakeFolder, in folder: TemporaryFolder, launcher: [String] = [],
    environment: [String: String] = [:]
  ) throws {
    let before = try bytes(take)
    let result = try pack(in: folder, launcher: launcher, environment: environment)
    #expect(result.status != 0 && result.messages.contains(message), "\(result.messages)")
    #expect(try bytes(take) == before)
  }

  @Test func `refuses what is recorded, unfinished, missing or not its own`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    let journal = open(take.journal, O_RDWR)
    #expect(flock(journal, LOCK_EX) == 0)
    try Self.expectRefused("is being recorded", take, in: folder)
    close(journal)
    let record = try Data(contentsOf: URL(fileURLWithPath: take.record))
    try FileManager.default.removeItem(atPath: take.record)
    try Self.expectRefused("is not finished", take, in: folder)
    try record.write(to: URL(fileURLWithPath: take.record))
    let sound = URL(fileURLWithPath: take.audio)
    let wave = WaveBytes.file(StoredTake.samples, rate: StoredTake.rate)
    try Data(wave + WaveBytes.chunk("bext", [1, 2, 3, 4])).write(to: sound)
    try Self.expectRefused("holds more than sound and marks: bext", take, in: folder)
    try Data(WaveBytes.file(StoredTake.samples, rate: StoredTake.rate, channels: 2)).write(
      to: sound)
    try Self.expectRefused("is not finished", take, in: folder)
    try Data("nothing that is sound, and no beginning of it".utf8).write(to: sound)
    try Self.expectRefused("is not finished", take, in: folder)
    try FileManager.default.removeItem(at: sound)
    try FileManager.default.createSymbolicLink(
      atPath: sound.path, withDestinationPath: try folder.write(wave, to: "mine.wav"))
    #expect(try Self.pack(in: folder).messages.contains("is a symbolic link"))
    #expect(folder.names.contains("mine.wav"))
    try FileManager.default.removeItem(at: sound)
    try Self.expectRefused("is not finished", take, in: folder)
  }

  @Test(arguments: [0, 5000, 60_000, 100_000])
  func `a disk that is full leaves the take as it was`(room: Int) throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    try Self.expectRefused(
      "No space left", take, in: folder,
      environment: [
        "LD_PRELOAD": try FaultyMicrophone.disk.get(), "FAULTY_DISK_ROOM": "\(room)",
        "FAULTY_DISK_NAME": ".tmp", "ASAN_OPTIONS": "verify_asan_link_order=0",
      ])
    #expect(try Self.pack(in: folder).status == 0)
  }

  @Test(.enabled(if: Nobody.canRun)) func `a folder that is read-only is left alone`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    chmod(take.record, 0o644)
    try Self.expectRefused("Permission denied", take, in: folder, launcher: Nobody.launcher)
  }

  /// The states in which a kill can leave a take: what has been done by then.
  enum Moment: CaseIterable { case temporary, named, turned, unlinked }

  @Test(arguments: Moment.allCases)
  func `killed at any moment it has its sound, and the next packing goes on`(moment: Moment) throws
  {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    _ = try CoachProcess.run(["recover"], in: folder)
    let before = try CoachProcess.run(["report", "-f", "json"], in: folder).output
    let whole = try Self.bytes(take)
    #expect(try Self.pack(in: folder).status == 0)
    let packed = try Self.bytes(take)
    func put(_ name: String, _ data: Data?) throws {
      try data?.write(to: URL(fileURLWithPath: take.file(name)))
    }
    // Back to the moment.
    if moment != .unlinked { try put("audio.wav", whole["audio.wav"]) }
    try put("times.json", whole["times.json"])
    if moment != .turned && moment != .unlinked { try put("report.html", whole["report.html"]) }
    if moment == .temporary {
      try FileManager.default.removeItem(atPath: take.file("audio.flac"))
      try put(".coach-1-0.tmp", packed["audio.flac"]?.prefix(5000))
    }
    let said = try CoachProcess.run(["report", "-f", "json"], in: folder).output
    #expect(said.replacing("audio.flac", with: "audio.wav") == before)
    #expect(try CoachProcess.run(["history"], in: folder).status == 0)
    #expect(try Self.pack(in: folder).status == 0)
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: take.path))
    #expect(
      names == ["audio.flac", "journal.jsonl", "plan.md", "report.html", "take.json", "times.json"])
    let isSame = try Self.samples(take.audio) == StoredTake.samples
    #expect(isSame)
  }

  @Test func `another FLAC that lies there is not believed`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    var writer = try SoundWriter(
      creating: take.file("audio.flac"), kind: .flac, rate: StoredTake.rate)
    try writer.write(Array(StoredTake.samples.dropLast()).span)
    try writer.finish()
    #expect(!take.isPacked)
    #expect(try Self.pack(in: folder).status == 0)
    let isSame = try Self.samples(take.audio) == StoredTake.samples
    #expect(isSame && take.isPacked)
  }
}
