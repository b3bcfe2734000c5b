/// What one form of notes takes for a part, before its time is compared with its neighbours'.
struct PartCandidate {
  /// The line on which it stands, from 1.
  let line: Int
  /// The position of its block.
  let block: Int
  /// Its number and its name.
  let number: Int?
  let name: String
  /// Whether it is numbered as a phase: `PHASE 3:`.
  var isNumberedPhase = false
  /// Its time; nil where it is open.
  private(set) var time: TimeExpression?
  /// The position that it has beside its duration.
  var clock: TimeExpression?
  /// The time as it is written.
  let written: String
  /// Where the time stands, when that is another line.
  var timeLine: Int? = nil
  /// How long it takes as its name has it, where its time stands elsewhere, in seconds.
  var statedLength: Double? = nil
  /// Whether it is the document's first heading, of the first level.
  var isTitle = false
  /// Whether its time is said to be that of all: `## Total time: 20 min` below the title.
  var isStatedTotal = false
  /// The position, among all candidates, of the part that holds it.
  var parent: Int? = nil
  /// Those of one number follow one another in time.
  var sequence = 0
  /// The blocks that say what is told in it.
  var section: Range<Int>

  init(
    line: Int, block: Int, text: TimedText, time: TimeExpression?, written: String,
    section: Range<Int>
  ) {
    (self.line, self.block, self.time, self.written) = (line, block, time, written)
    (number, name, isNumberedPhase) = (text.number, text.name, text.isNumberedPhase)
    self.section = section
    clock = text.clock
  }

  /// The same part with another time.
  func with(_ time: TimeExpression?) -> PartCandidate {
    var part = self
    part.time = time
    return part
  }
}
