/// What a person knows of a recording's phases before they are sought.
public struct AlignmentHints: Sendable, Equatable {
  /// Frames at which phases begin, by their position in the agenda.
  public private(set) var pins: [Int: Int] = [:]
  /// Positions in the agenda of phases that were not spoken.
  public private(set) var skipped: Set<Int> = []

  /// Frames between which phases begin that are not pinned, by their position in the agenda.
  public private(set) var windows: [Int: Range<Int>] = [:]

  /// No hints.
  public init() {}

  /// What a listener said; that it fits together is the caller's matter.
  ///
  /// - Parameters:
  ///   - pins: frames at which phases begin, by their position in the agenda.
  ///   - skipped: positions of phases that were not spoken.
  ///   - windows: frames between which phases begin.
  public init(pins: [Int: Int], skipped: Set<Int>, windows: [Int: Range<Int>] = [:]) {
    self.pins = pins
    self.skipped = skipped
    self.windows = windows
  }

  /// Hints as they are written on a command line.
  ///
  /// - Parameters:
  ///   - pins: such as `3=6:10` or `ARCHITECTURE=370s`: a phase and where it begins.
  ///   - skipped: phases as ``PhaseSelection`` reads them, such as `9`, `2-4` or `4,WHY`.
  ///   - frames: how long the recording is.
  ///   - rate: frames per second.
  /// - Throws: ``HintError`` when a hint cannot be read or does not fit plan, recording or other hints.
  public init(
    pins: [String], skipped: [String], agenda: Agenda, frames: Int, rate: Int
  ) throws(HintError) {
    let selection = PhaseSelection(agenda)
    for text in pins {
      guard let equals = text.lastIndex(of: "="),
        let seconds = LabelFile.position(text[text.index(after: equals)...].trimmed)
      else { throw HintError(.unreadablePin(text)) }
      let phase: Int
      do throws(PhaseSelectionError) {
        phase = try selection.position(text[..<equals].trimmed)
      } catch {
        throw HintError(.phase(error))
      }
      let frame = Int((seconds * Double(rate)).rounded())
      guard frame < frames else {
        let end = TimeText.clock(Double(frames) / Double(rate))
        throw HintError(.beyondTheEnd(text, end: end))
      }
      guard self.pins.updateValue(frame, forKey: phase) == nil else {
        throw HintError(.pinnedTwice(agenda.parts[phase].label))
      }
    }
    for text in skipped {
      do throws(PhaseSelectionError) {
        self.skipped.formUnion(try selection.positions(text))
      } catch {
        throw HintError(.phase(error))
      }
    }
    try check(agenda)
  }

  private func check(_ agenda: Agenda) throws(HintError) {
    if let both = pins.keys.sorted().first(where: skipped.contains) {
      throw HintError(.pinnedAndSkipped(agenda.parts[both].label))
    }
    guard skipped.count < agenda.parts.count else { throw HintError(.allSkipped) }
    let ordered = pins.sorted { $0.key < $1.key }
    for (before, after) in zip(ordered, ordered.dropFirst()) where after.value <= before.value {
      throw HintError(
        .backwards(agenda.parts[after.key].label, before: agenda.parts[before.key].label))
    }
  }
}
