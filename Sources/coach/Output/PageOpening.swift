import AudioCore
import Coach
import Glibc
import Takes

/// Opens a take's page in the browser.
enum PageOpening {
  /// How long the browser may take to say that it cannot, in seconds.
  private static let patience = 5

  /// Opens the page, which is made first where the take has none.
  ///
  /// - Throws: ``Failure`` with the page's address, where nothing opens it.
  static func open(_ take: TakeFolder) throws(Failure) {
    if !take.hasPage { _ = try Failure.telling(try TakeRecovery.complete(take)) }
    guard take.hasPage else {
      throw Failure(
        "'\(take.name)' has no page", remedy: "write one: coach report -f html -o talk.html",
        status: .failure)
    }
    let address = address(of: take)
    do throws(ProgramError) {
      try ChildProgram.leave("xdg-open", [address], seconds: patience)
    } catch {
      let why = if case .missing = error { "'xdg-open' is not installed" } else { error.summary }
      throw Failure(
        "cannot open a browser: \(why)", remedy: "open it yourself: \(address)", status: .failure)
    }
    Console.message("opened \(address)\n")
  }

  /// `file:///home/…/report.html`.
  static func address(of take: TakeFolder) -> String {
    let resolved = realpath(take.page, nil)
    defer { free(resolved) }
    let path = resolved.flatMap { String(validatingCString: $0) } ?? take.page
    return PageAddress.text(path)
  }
}
