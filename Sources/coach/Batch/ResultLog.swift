import AudioCore
import Coach
import FoundationEssentials
import Glibc

/// A file of results, a JSON line a recording, that grows with every run: what is there already is not made again.
///
/// Each line is written at once, so a run that was ended leaves whole lines, and at most one that is not.
final class ResultLog {
  /// The recordings that have a line, as these name them.
  private(set) var known: Set<String> = []
  private let path: String
  private let descriptor: Int32

  /// Opens the file, or makes it.
  ///
  /// - Throws: ``Failure`` when it is something else, another run writes to it, or the system refuses.
  init(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Destination.failure(path, errno) }
    self.path = path
    self.descriptor = descriptor
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(
        "'\(path)' is no file that results can be kept in",
        remedy: "give a file: --resume all.jsonl",
        status: .usage)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Failure(
        "another run writes to '\(path)'", remedy: "wait for it, or give each a file of its own",
        status: .usage)
    }
    try readLines()
  }

  deinit { close(descriptor) }

  /// Appends a line.
  ///
  /// - Throws: ``Failure`` with the system's words.
  func write(_ line: String) throws(Failure) {
    let code = WholeWrite.write(line, to: descriptor)
    guard code == 0 else { throw Failure(lost: path, code: code) }
  }

  /// Reads whose lines are there, and takes away one at the end that is not whole.
  private func readLines() throws(Failure) {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var line: [UInt8] = []
    var (number, end) = (1, 0)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Destination.failure(path, errno) }
      if count == 0 { break }
      for piece in block[..<count].split(separator: 0x0A, omittingEmptySubsequences: false)
        .enumerated()
      {
        if piece.offset > 0 {
          try take(line, number)
          end += line.count + 1
          number += 1
          line = []
        }
        line += piece.element
      }
    }
    guard !line.isEmpty else { return }
    guard line.first == UInt8(ascii: "{"), ftruncate(descriptor, off_t(end)) == 0 else {
      throw foreign(number)
    }
  }

  private func take(_ line: [UInt8], _ number: Int) throws(Failure) {
    guard line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}"),
      let name = Self.file(in: line)
    else { throw foreign(number) }
    known.insert(name)
  }

  private func foreign(_ number: Int) -> Failure {
    Failure(
      "line \(number) of '\(path)' is no result of 'coach analyse', so nothing is added to it",
      remedy: "give the file of an earlier run, or a new one", status: .badData)
  }

  /// The recording that a line is about: the value of its key `file`.
  ///
  /// Inside of texts quotes are escaped, so what looks like the key is it; decoding all of each line would take longer
  /// than many recordings.
  private static func file(in line: [UInt8]) -> String? {
    guard let key = line.firstRange(of: Array("\"file\":\"".utf8)) else { return nil }
    var end = key.upperBound
    while end < line.count, line[end] != UInt8(ascii: "\"") {
      end += line[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < line.count else { return nil }
    return try? JSONDecoder().decode(String.self, from: Data(line[key.upperBound - 1...end]))
  }
}
