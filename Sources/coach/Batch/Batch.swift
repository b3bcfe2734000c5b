import AudioCore
import Coach
import FoundationEssentials

/// Many recordings analysed at once, their reports in the order of the command line.
struct Batch {
  /// A recording that could not be analysed, as JSON.
  private struct FailureRecord: Encodable {
    struct Words: Encodable {
      let summary: String
      let remedy: String?
      let status: Int32
    }

    let schema = 1
    let file: String
    let error: Words
  }

  /// What came of one recording.
  private struct Output: Sendable {
    let text: String
    let isOver: Bool
    let failure: Failure?
  }

  let paths: [String]
  let jobs: Int
  let format: ReportFormat
  let layout: TextLayout
  /// Measures one recording.
  let report: @Sendable (String) throws(Failure) -> Report

  /// - Throws: ``Failure`` when the format has no room for several reports.
  init(
    paths: [String], jobs: Int, format: ReportFormat, layout: TextLayout,
    report: @escaping @Sendable (String) throws(Failure) -> Report
  ) throws(Failure) {
    guard format.takesSeveral else {
      throw Failure(
        "a page reports one recording, not \(paths.count)",
        remedy: "run it once for each, without --jobs and with -o", status: .usage)
    }
    self.paths = paths
    self.jobs = jobs
    self.format = format
    self.layout = layout
    self.report = report
  }

  /// Analyses everything and writes each report as soon as it is its turn.
  ///
  /// What fails is told and does not stop the rest.
  /// - Parameter isOrdered: whether reports keep the order of the recordings; otherwise each is written when it is
  ///   done.
  /// - Returns: whether anything is over budget, and how the first failure ends the program.
  /// - Throws: ``Failure`` when the results cannot be written.
  func run(
    to destination: Destination, isOrdered: Bool
  ) throws(Failure) -> (isOver: Bool, failed: ExitStatus?) {
    var stream = try ResultStream(destination)
    try stream.write(format.head)
    let end = try run(isOrdered: isOrdered) { text throws(Failure) in try stream.write(text) }
    try stream.finish()
    return end
  }

  /// Analyses what a file of results does not hold yet, and adds a line for each when it is done.
  ///
  /// - Throws: ``Failure`` when the results cannot be written.
  func run(adding log: ResultLog) throws(Failure) -> (isOver: Bool, failed: ExitStatus?) {
    try run(isOrdered: false) { text throws(Failure) in try log.write(text) }
  }

  private func run(
    isOrdered: Bool, write: (String) throws(Failure) -> Void
  ) throws(Failure) -> (isOver: Bool, failed: ExitStatus?) {
    let progress = ProgressLine.show("analysing")
    var (isOver, done) = (false, 0)
    var failures = 0
    var status: ExitStatus?
    progress(0, paths.count)
    try OrderedWork.run(
      paths.count, jobs: jobs, isOrdered: isOrdered, work: { output(paths[$0]) }
    ) { (_, output) throws(Failure) in
      isOver = isOver || output.isOver
      if let failure = output.failure {
        ProgressLine.clear()
        Console.message(failure.message)
        failures += 1
        status = status ?? failure.status
      }
      let isApart = done > 0 && !output.text.isEmpty
      try write((isApart ? format.separator : "") + output.text)
      done += 1
      progress(done, paths.count)
    }
    ProgressLine.clear()
    if failures > 0 { Console.message("\(failures) of \(paths.count) could not be analysed\n") }
    return (isOver, status)
  }

  private func output(_ path: String) -> Output {
    do throws(Failure) {
      let report = try report(path)
      return Output(
        text: try Delivery.render(report, format, layout), isOver: report.isOverBudget, failure: nil
      )
    } catch {
      // A line for every recording, so that the lines can be counted off.
      let record = FailureRecord(
        file: path,
        error: FailureRecord.Words(
          summary: error.summary, remedy: error.remedy, status: error.status.rawValue))
      let text = format == .json ? try? Delivery.json(record, onOneLine: true) : nil
      return Output(text: text ?? "", isOver: false, failure: error)
    }
  }
}
