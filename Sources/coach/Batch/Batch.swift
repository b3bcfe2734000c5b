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
  /// - Returns: whether anything is over budget, and how the first failure ends the program.
  /// - Throws: ``Failure`` when the results cannot be written.
  func run(to destination: Destination) throws(Failure) -> (isOver: Bool, failed: ExitStatus?) {
    var stream = try ResultStream(destination)
    try stream.write(format.head)
    let progress = ProgressLine.show("analysing")
    var isOver = false
    var failures: [Failure] = []
    progress(0, paths.count)
    try OrderedWork.run(paths.count, jobs: jobs, work: { output(paths[$0]) }) {
      (index, output) throws(Failure) in
      isOver = isOver || output.isOver
      if let failure = output.failure {
        ProgressLine.clear()
        Console.message(failure.message)
        failures.append(failure)
      }
      let isApart = index > 0 && !output.text.isEmpty
      try stream.write((isApart ? format.separator : "") + output.text)
      progress(index + 1, paths.count)
    }
    ProgressLine.clear()
    try stream.finish()
    if !failures.isEmpty {
      Console.message("\(failures.count) of \(paths.count) could not be analysed\n")
    }
    return (isOver, failures.first?.status)
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
