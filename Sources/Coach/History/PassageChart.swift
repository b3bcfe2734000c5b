/// The passages of a phase in two takes: both as bars, what is in both joined by ribbons, and a list of them to hear.
struct PassageChart {
  private let name: String
  private let row: SpokenChanges.Row
  /// Where each take's bar begins, and how long both are.
  private let (before, after, length): (Double, Double, Double)

  /// The heights of a bar and of the ribbons between the two.
  private static let (bar, ribbon) = (16, 32)
  /// The bars are so many units wide.
  private static let width = 1000.0

  init(_ name: String, _ row: SpokenChanges.Row) {
    (self.name, self.row) = (name, row)
    func extent(_ places: [Range<Double>]) -> Range<Double> {
      (places.map(\.lowerBound).min() ?? 0)..<(places.map(\.upperBound).max() ?? 0)
    }
    let extents = (
      extent(row.passages.compactMap(\.before)), extent(row.passages.compactMap(\.after))
    )
    before = extents.0.lowerBound
    after = extents.1.lowerBound
    length = max(
      extents.0.upperBound - before, extents.1.upperBound - after, 1)
  }

  var html: String {
    let sums = SpokenChanges.Kind.allCases.compactMap { kind in
      let seconds = row.speech(kind)
      return seconds >= 0.5 ? "\(TimeText.clock(seconds)) \(Self.word(kind))" : nil
    }
    let count = row.passages.count
    return """
      <div class="said"><h3>\(PageText.escaped(name))<small>\(sums.joined(separator: ", "))</small></h3>
      <figure><span>A</span><span>B</span><svg viewBox="0 0 \(Int(Self.width)) \(2 * Self.bar + Self.ribbon)" \
      preserveAspectRatio="none" aria-hidden="true">\(row.passages.map(shape).joined())</svg></figure>
      <details><summary>\(count) \(count == 1 ? "passage" : "passages")</summary>
      <ol>\(row.passages.map(item).joined(separator: "\n"))</ol></details></div>
      """
  }

  /// How a kind is called.
  private static func word(_ kind: SpokenChanges.Kind) -> String {
    kind == .leftOut ? "left out" : kind.rawValue
  }

  private func shape(_ passage: SpokenChanges.Passage) -> String {
    var shapes = ""
    let old = passage.before.map { span($0, from: before) }
    let new = passage.after.map { span($0, from: after) }
    if let old, let new {
      let (top, bottom) = (Self.bar, Self.bar + Self.ribbon)
      shapes +=
        "<polygon points=\"\(number(old.0)),\(top) \(number(old.1)),\(top) \(number(new.1)),\(bottom) "
        + "\(number(new.0)),\(bottom)\"/>"
    }
    for (span, y) in [(old, 0), (new, Self.bar + Self.ribbon)] {
      guard let span else { continue }
      shapes +=
        "<rect x=\"\(number(span.0))\" y=\"\(y)\" width=\"\(number(max(1, span.1 - span.0)))\" "
        + "height=\"\(Self.bar)\"/>"
    }
    return "<g class=\"\(Self.style(passage.kind))\" data-heard\(places(passage))>"
      + "<title>\(Self.word(passage.kind))</title>\(shapes)</g>"
  }

  private static func style(_ kind: SpokenChanges.Kind) -> String {
    kind == .leftOut ? "left" : kind.rawValue
  }

  /// Where both lie, for the page's script.
  private func places(_ passage: SpokenChanges.Passage) -> String {
    [("a", passage.before), ("b", passage.after)].map { letter, place in
      place.map {
        " data-\(letter)=\"\(TimeText.shortest($0.lowerBound)) \(TimeText.shortest($0.upperBound))\""
      } ?? ""
    }.joined()
  }

  private func item(_ passage: SpokenChanges.Passage) -> String {
    let buttons = [("A", passage.before), ("B", passage.after)].compactMap { letter, place in
      place.map {
        "<button class=\"hear\" data-heard data-\(letter.lowercased())=\""
          + "\(TimeText.shortest($0.lowerBound)) \(TimeText.shortest($0.upperBound))\" "
          + "aria-label=\"Hear \(letter) at \(TimeText.clock($0.lowerBound))\">"
          + "\(letter) \(TimeText.clock($0.lowerBound))</button>"
      }
    }
    let length = TimeText.decimal(passage.speech, places: 0)
    return
      "<li><span class=\"key \(Self.style(passage.kind))\"></span> \(Self.word(passage.kind)), \(length) s"
      + buttons.joined() + "</li>"
  }

  private func span(_ place: Range<Double>, from start: Double) -> (Double, Double) {
    (
      Self.width * (place.lowerBound - start) / length,
      Self.width * (place.upperBound - start) / length
    )
  }

  private func number(_ value: Double) -> String { TimeText.decimal(value, places: 1) }
}
