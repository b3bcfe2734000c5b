internal import CommonMark

/// Finds the answer frameworks of a document: three or more single words between arrows, such as
/// `Situation-->Task--->Action--->Result`, each with its share if the author likes (`Action 50 %`).
enum FrameworkReader {
  static func framework(_ block: MarkdownBlock) -> Framework? {
    guard block.isText, block.listDepth == 0,
      block.text.unicodeScalars.contains(where: { ">→⇒".unicodeScalars.contains($0) })
    else { return nil }
    let arrows = block.text.replacing("→", with: ">").replacing("⇒", with: ">")
      .replacing("=", with: "-").replacing("-", with: "")
    guard block.headingLevel != nil || !arrows.contains("\n") else { return nil }
    let parts = arrows.split(separator: ">", omittingEmptySubsequences: false).map(part)
    guard parts.count >= 3,
      parts.allSatisfy({ $0.name.first?.isUppercase == true && $0.name.allSatisfy(\.isLetter) })
    else { return nil }
    let shares = parts.compactMap(\.share)
    return Framework(
      name: String(parts.compactMap(\.name.first)).uppercased(), parts: parts.map(\.name),
      line: block.line, declaredShares: shares.count == parts.count ? shares : nil)
  }

  /// `Action 50 %` or `Action (50%)`: the name and its share in percent.
  private static func part(_ text: some StringProtocol) -> (name: String, share: Double?) {
    let text = text.trimmed
    let name = text.prefix { $0.isLetter }
    let digits = text.dropFirst(name.count).filter { !$0.isWhitespace && !"()".contains($0) }
    guard digits.last == "%", let share = Double(digits.dropLast()), share > 0, share <= 100 else {
      return (text, nil)
    }
    return (String(name), share)
  }
}
