import Foundation
import FuzzSubjects
import Glibc
import TestSupport

/// What libFuzzer calls with every input; `COACH_FUZZ_SUBJECT` says what it is read as.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    if let complaint = try subject.complaint(about: bytes, in: folder) { fatalError(complaint) }
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let subject: FuzzSubject = {
  let name = getenv("COACH_FUZZ_SUBJECT").map { String(cString: $0) } ?? ""
  guard let subject = FuzzSubject(rawValue: name) else {
    let known = FuzzSubject.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("COACH_FUZZ_SUBJECT is '\(name)', not one of \(known)")
  }
  return subject
}()

private let folder: TemporaryFolder = {
  do { return try TemporaryFolder() } catch { fatalError("\(error)") }
}()

/// What libFuzzer calls first: puts the seeds into the corpus, the first folder among the arguments.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>>>
) -> CInt {
  let corpus = (1..<Int(count.pointee)).map { String(cString: arguments.pointee[$0]) }
    .first { !$0.hasPrefix("-") }
  guard let corpus else { return 0 }
  do {
    for (index, seed) in try subject.seeds().enumerated() {
      try Data(seed).write(to: URL(fileURLWithPath: "\(corpus)/seed-\(index)"))
    }
  } catch {
    fatalError("\(error)")
  }
  return 0
}
