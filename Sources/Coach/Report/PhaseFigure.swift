/// A figure of a phase: its keys for programs, its heading and form for people, and what it means.
///
/// Every format is made from ``all``, so that a figure is added in one place.
struct PhaseFigure: Sendable {
  /// A value for programs.
  struct Field: Sendable {
    let key: String
    let value: @Sendable (Report.Part, Report) -> String
  }

  /// A value for people.
  enum Shown: Equatable {
    case none
    case text(String)
    case band(BudgetRecord)
    /// A time and how often it came to that.
    case counted(time: String, count: Int)

    /// `1:02 (12)`; empty for none.
    var text: String {
      switch self {
      case .none: ""
      case .text(let text): text
      case .band(let budget): TimeText.band(budget)
      case .counted(let time, let count): "\(time) (\(count))"
      }
    }
  }

  /// The column's heading in tables for people; nil for figures that only programs want.
  var heading: String?
  /// How soon it gets room in the text report, 0 first; nil where that leaves it out.
  var rank: @Sendable (Report) -> Int? = { _ in nil }
  /// What it means, for the glossary.
  var explanation: (@Sendable (Report.Rules) -> String)?
  var shown: @Sendable (Report.Part, Report) -> Shown = { _, _ in .none }
  var fields: [Field] = []

  /// All figures of a phase, in the order of the columns.
  static let all: [PhaseFigure] = names + times + course + fluency + voice + verdicts + words

  /// Those that stand in tables for people.
  static let headed = all.filter { $0.heading != nil }

  /// Those that say something about any of a report's phases.
  static func headed(_ report: Report) -> [PhaseFigure] {
    headed.filter { figure in
      ([report.total] + report.phases).contains { figure.shown($0, report) != .none }
    }
  }

  private static let names = [
    PhaseFigure(fields: [
      text("file") { _, report in report.audio.file }, text("title") { _, report in report.title },
      number("number") { $0.number },
      text("name") { part, _ in part.name },
    ]),
    PhaseFigure(
      heading: "budget", rank: { _ in 0 },
      shown: { part, _ in part.budget.map { .band($0) } ?? .none },
      fields: [
        number("budget_min_s") { $0.budget?.min_s }, number("budget_max_s") { $0.budget?.max_s },
        number("start_s") { $0.start_s }, number("end_s") { $0.end_s },
      ]),
  ]

  private static let times = [
    PhaseFigure(
      heading: "clock time", rank: { $0.basis == .elapsed ? 0 : 5 },
      explanation: { _ in
        "speech, pauses, stalls and what the device lost"
      }, shown: { part, _ in .text(TimeText.clock(part.elapsed_s)) },
      fields: [number("elapsed_s") { $0.elapsed_s }]),
    PhaseFigure(
      heading: "talk time", rank: { $0.basis == .speaking ? 0 : 5 },
      explanation: { _ in "speech and pauses: what this material takes to say" },
      shown: { part, _ in .text(TimeText.clock(part.speaking_s)) },
      fields: [number("speaking_s") { $0.speaking_s }]),
    PhaseFigure(
      heading: "change", rank: { $0.hasChanges ? 2 : nil },
      explanation: { _ in "against the last take in which the phase was spoken to its end" },
      shown: { part, _ in part.change_s.map { .text(ReportWords.change($0)) } ?? .none }),
    PhaseFigure(
      heading: "speech", rank: { _ in 4 },
      shown: { part, _ in .text(TimeText.clock(part.speech_s)) },
      fields: [number("speech_s") { $0.speech_s }]),
    PhaseFigure(
      heading: "pauses", rank: { _ in 3 },
      explanation: { rules in
        "a silence from \(ReportWords.seconds(rules.pause_s)) on; it belongs to the speech"
      },
      shown: { part, _ in
        .counted(time: TimeText.clock(part.pauses.total_s), count: part.pauses.count)
      },
      fields: [
        number("pauses_count") { $0.pauses.count },
        number("pauses_median_s") { $0.pauses.median_s },
        number("pauses_longest_s") { $0.pauses.longest_s },
        number("pauses_total_s") { $0.pauses.total_s },
      ]),
    PhaseFigure(
      heading: "stalls", rank: { _ in 1 },
      explanation: { rules in
        "a silence of \(ReportWords.seconds(rules.stall_s)) and more: notes were looked up, the "
          + "thread was lost"
      },
      shown: { part, _ in
        part.stalls.count == 0
          ? .none : .counted(time: TimeText.clock(part.stalls.total_s), count: part.stalls.count)
      },
      fields: [
        number("stalls_count") { $0.stalls.count }, number("stalls_total_s") { $0.stalls.total_s },
        number("gaps_s") { $0.gaps_s },
      ]),
  ]

  private static let course = [
    PhaseFigure(
      heading: "syllables/s",
      explanation: { _ in
        "syllables that can be heard, per second of speech without pauses; the true figure lies "
          + "within ± in 19 of 20 cases"
      },
      shown: { part, _ in
        guard let rate = part.syllables_per_s, let error = part.error_syllables_per_s else {
          return .none
        }
        return .text(DeliveryWords.withError(rate, error))
      },
      fields: [
        number("syllables") { $0.syllables }, number("syllables_per_s") { $0.syllables_per_s },
        number("error_syllables_per_s") { $0.error_syllables_per_s },
      ]),
    PhaseFigure(
      heading: "pace",
      explanation: { _ in
        "against the median of the take; ≈ where the difference is no larger than its error"
      },
      shown: { part, report in
        DeliveryWords.ratio(of: part, in: report).map { .text($0) } ?? .none
      },
      fields: [number("pace_ratio") { $0.pace_ratio }]),
  ]

  private static let fluency = [
    PhaseFigure(
      heading: "run", explanation: { _ in "syllables between two pauses, on average" },
      shown: { part, _ in
        part.fluency.syllables_per_run.map { .text(ReportWords.rate($0)) } ?? .none
      },
      fields: [
        number("syllables_per_run") { $0.fluency.syllables_per_run },
        number("silences_per_min") { $0.fluency.silences_per_min },
        number("speech_share") { $0.fluency.speech_share },
      ])
  ]

  private static let voice = [
    PhaseFigure(
      heading: "pitch",
      explanation: { _ in
        "by how many semitones the voice's pitch varies (standard deviation): what makes it lively"
      },
      shown: { part, _ in
        guard let spread = part.voice.pitch_sd_st, let error = part.voice.error_pitch_sd_st else {
          return .none
        }
        return .text(DeliveryWords.withError(spread, error))
      },
      fields: [
        number("pitch_sd_st") { $0.voice.pitch_sd_st },
        number("error_pitch_sd_st") { $0.voice.error_pitch_sd_st },
        number("pitch_range_st") { $0.voice.pitch_range_st },
        number("voiced_share") { $0.voice.voiced_share },
        number("loudness_range_db") { $0.voice.loudness_range_db },
      ])
  ]

  private static let verdicts = [
    PhaseFigure(
      fields: [
        text("basis") { _, report in report.basis.rawValue },
        text("verdict") { part, _ in part.verdict.rawValue },
        number("over_by_s") { $0.over_by_s }, number("in_grace") { $0.in_grace },
        number("over_on_other_basis_s") { $0.over_on_other_basis_s },
        number("change_s") { $0.change_s },
        text("marks_source") { _, report in report.marks_source.rawValue },
        number("alignment_confidence") { $0.alignment?.confidence },
      ])
  ]

  private static let words = [
    PhaseFigure(
      heading: "words/min",
      explanation: { _ in "words that the recogniser heard, per minute of talk time" },
      shown: { part, _ in
        part.words?.words_per_min.map { .text(TimeText.decimal($0, places: 0)) } ?? .none
      },
      fields: [
        number("words") { $0.words?.count }, number("words_per_min") { $0.words?.words_per_min },
      ]),
    PhaseFigure(
      heading: "fillers", explanation: { _ in "filler words, as the transcript has them" },
      shown: { part, _ in part.words.map { .text("\($0.fillers)") } ?? .none },
      fields: [number("fillers") { $0.words?.fillers }]),
    PhaseFigure(
      fields: [
        text("triggers_heard") { part, _ in
          (part.words?.triggers ?? []).filter { $0.at_s != nil }.map(\.text)
            .joined(separator: "; ")
        },
        text("triggers_not_heard") { part, _ in
          (part.words?.triggers ?? []).filter { $0.at_s == nil }.map(\.text)
            .joined(separator: "; ")
        },
      ]),
  ]

  private static func text(
    _ key: String, _ value: @escaping @Sendable (Report.Part, Report) -> String
  ) -> Field {
    Field(key: key) { CSVText.field(value($0, $1)) }
  }

  /// A number, `true` or `false`; empty where it is not known.
  private static func number(
    _ key: String,
    _ value: @escaping @Sendable (Report.Part) -> (some CustomStringConvertible & SendableMetatype)?
  ) -> Field {
    Field(key: key) { part, _ in value(part).map { $0.description } ?? "" }
  }
}
