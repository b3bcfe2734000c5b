/// A piece of a line, as far as times are concerned.
struct TimeToken: Equatable {
  /// What it is.
  enum Kind: Equatable {
    /// A figure; also as a clock time where it can be one (`9.30`).
    case number(Double, dotted: ClockTime? = nil)
    /// A figure of hours and minutes or minutes and seconds.
    case clock(ClockTime)
    /// A word that has to do with times.
    case word(TimeWords.Meaning)
    /// Any other word.
    case other
    /// A hyphen, dash or tilde: between the ends of a band, or between parts of a line.
    case dash
    /// `/`: between the ends of a band, or between parts of a line.
    case slash
    /// Between parts of a line: a colon, bar, dot, comma or arrow.
    case separator
    /// `+`
    case plus
    /// `%`
    case percent
    case open
    case close
    /// Punctuation that changes nothing: a full stop, a quotation mark, a star.
    case mark
  }

  let kind: Kind
  /// Its scalars in the line.
  let range: Range<Int>
  /// Whether white space stands in front of it; true at the beginning of the line.
  let isSpaced: Bool
  /// Whether it begins with a letter of ASCII.
  let isLatin: Bool
  /// Whether it is a comma, which may stand within a time: "1 hour, 20 minutes".
  let isComma: Bool
}

extension TimeToken {
  /// Whether it is a unit.
  var isUnit: Bool {
    if case .word(.unit) = kind { true } else { false }
  }

  /// Whether it is a figure.
  var isNumber: Bool { if case .number = kind { true } else { false } }

  /// Whether it changes nothing beside a time.
  var isFiller: Bool {
    switch kind {
    case .mark, .word(.filler), .word(.and), .word(.range): true
    default: false
    }
  }

  /// Whether it is a word of its own.
  var isWord: Bool {
    switch kind {
    case .other, .word(.number), .word(.article), .word(.placeholder), .word(.between), .number:
      true
    default: false
    }
  }
}
