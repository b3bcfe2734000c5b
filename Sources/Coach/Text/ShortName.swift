/// The part of a phase's name by which a speaker calls it.
enum ShortName {
  /// The name up to what explains it: `HOW` of `HOW - Moving the records`.
  static func of(_ name: String) -> String {
    let dashes = ["-", "–", "—"]
    let words = name.split(separator: " ")
    let head = words.prefix { !dashes.contains(String($0)) }
    return head.isEmpty || head.count == words.count ? name : head.joined(separator: " ")
  }
}
