internal import AudioCore
public import Coach
internal import Glibc

/// A recording whose report is made, and what a page about it needs besides.
public struct MeasuredRecording {
  /// The report.
  public let report: Report
  private let builder: ReportBuilder
  /// The path of the sound file.
  private let audio: String

  /// Measures a recording.
  ///
  /// - Parameter audio: the path of the sound file, which is also how reports name it.
  public init(_ builder: ReportBuilder, audio: String) {
    self.builder = builder
    self.audio = audio
    report = builder.report(file: audio)
  }

  /// The report as a page that lies in `folder` and plays the recording from where it is.
  public func page(in folder: String) -> String {
    HTMLReport(report, levels: builder.levels(), audio: Self.path(to: audio, from: folder)).render()
  }

  /// The report as a page that plays what an address leads to.
  public func page(playing address: String) -> String {
    HTMLReport(report, levels: builder.levels(), address: address).render()
  }

  /// Puts the page into its take's folder; without room for it the take is complete all the same.
  ///
  /// - Throws: ``TakeError/file(_:)``.
  public func keepPage(in take: TakeFolder) throws(TakeError) {
    do throws(FileError) {
      try DurableFile.write(page(in: take.path), to: take.page)
    } catch {
      throw .file(error)
    }
  }

  /// The path of a file as seen from a folder; nil when one of the two is not there.
  static func path(to file: String, from folder: String) -> String? {
    guard let file = absolute(file), let folder = absolute(folder) else { return nil }
    let common = zip(file.dropLast(), folder).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: folder.count - common)
    return (up + file.dropFirst(common).map(String.init)).joined(separator: "/")
  }

  /// The corresponding C function is `realpath`.
  private static func absolute(_ path: String) -> [Substring]? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)?.split(separator: "/").map { $0 }
  }
}
