/// A comparison of two takes as text of at most 80 columns.
public enum TextComparison {
  private static let nameWidth = 20

  /// The whole text, ended by a line end.
  public static func render(_ comparison: TakeComparison) -> String {
    let basis = comparison.basis == .speaking ? "speaking time" : "time on the clock"
    let totals = comparison.totals
    let heads = [("A", comparison.before, totals.before), ("B", comparison.after, totals.after)]
      .map { letter, take, total in
        Columns.wrapped("\(letter)  \(take.name), \(TimeText.clock(total))", width: 80, indent: 3)
      }
    let table =
      [row("", "plan of B", "A", "B", "B - A", "")]
      + comparison.rows.map(row)
      + [
        row(
          "    total", "", TimeText.clock(totals.before), TimeText.clock(totals.after),
          signed(totals.after - totals.before), "")
      ]
    return (heads + [basis, ""] + table).joined(separator: "\n") + "\n"
  }

  private static func row(_ row: TakeComparison.Row) -> String {
    func time(_ side: TakeComparison.Row.Side?) -> String {
      side?.seconds.map { TimeText.clock($0) } ?? "-"
    }
    let labels = row.after?.labels ?? row.before?.labels ?? []
    return Self.row(
      "  " + labels.joined(separator: " + "), row.after.map { TimeText.band($0.budget) } ?? "-",
      time(row.before), time(row.after), row.change.map(signed) ?? "", remark(row))
  }

  private static func row(
    _ name: String, _ plan: String, _ before: String, _ after: String, _ change: String,
    _ remark: String
  ) -> String {
    let line =
      Columns.left(name, nameWidth + 2) + Columns.right(plan, 12) + Columns.right(before, 7)
      + Columns.right(after, 7) + Columns.right(change, 7) + "  " + remark
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// What else changed.
  private static func remark(_ row: TakeComparison.Row) -> String {
    guard let before = row.before else { return "new" }
    guard let after = row.after else { return "no more" }
    var remarks: [String] = []
    if let old = before.standing, let new = after.standing {
      if old != new {
        remarks.append("now \(new)")
      } else if new != .within {
        remarks.append("still \(new)")
      }
    }
    if before.stalls != after.stalls {
      let change = after.stalls - before.stalls
      remarks.append("\(change > 0 ? "+" : "")\(change) stall\(abs(change) == 1 ? "" : "s")")
    }
    return remarks.joined(separator: ", ")
  }

  private static func signed(_ seconds: Double) -> String {
    (seconds.rounded() > 0 ? "+" : "") + TimeText.clock(seconds)
  }
}
