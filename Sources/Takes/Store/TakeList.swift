internal import Coach
internal import FoundationEssentials
internal import Glibc

/// The takes on the disk, in the order in which they were begun.
///
/// By the instant and not by the folders' names: those are in local time, which a flight or the night
/// in which clocks change puts back.
public enum TakeList {
  /// Every take, oldest first, with those that hold no sound.
  ///
  /// - Throws: ``TakeError`` when the folder of takes cannot be read; where there is none there are no takes.
  public static func all() throws(TakeError) -> [TakeFolder] {
    let root = try TakesRoot.path()
    return try names(root).compactMap { TakeFolder.containing(root + "/" + $0) }
      .map { (take: $0, moment: moment($0)) }
      .sorted { ($0.moment, $0.take.name) < ($1.moment, $1.take.name) }
      .map(\.take)
  }

  /// The seconds since a take was begun.
  static func age(of take: TakeFolder) -> Double {
    Double(LocalTime.secondsSince(Int(moment(take))))
  }

  /// Seconds since 1970 at the start; by the folder's name, as if it were UTC, where the journal tells none.
  private static func moment(_ take: TakeFolder) -> Double {
    if let text = take.start?.started_at, let date = try? Date(text, strategy: .iso8601) {
      return date.timeIntervalSince1970
    }
    let name = take.name.prefix(19)
    let text = name.prefix(11) + name.dropFirst(11).replacing("-", with: ":") + "Z"
    return (try? Date(String(text), strategy: .iso8601))?.timeIntervalSince1970 ?? 0
  }

  private static func names(_ root: String) throws(TakeError) -> [String] {
    guard let names = FolderNames.all(root) else {
      let code = errno
      guard code != ENOENT else { return [] }
      throw .folder(
        .read, path: root, code: code,
        obstacle: code == EACCES ? TakesRoot.obstacle(to: root) : nil)
    }
    return names.filter { !$0.hasPrefix(".") }
  }
}
