/// How good an answer was by its times, from 0 to 5 as SM-2 has them.
enum AnswerGrade {
  /// The grade of an answer.
  ///
  /// 5 within the band; 4 up to 15 s off it, 3 up to 30 s (what is tolerated of a long phase and of a long talk), 2 up to
  /// a minute, 1 beyond. One less when a part is off its share, and one less for stalls; with a part left out at
  /// most 2; 0 when nothing was said. An answer that the interviewer broke off is graded by its short version.
  static func grade(_ times: TakeTimes) -> Int {
    if times.isBrokenOff, let short = times.follow_up?.phase {
      return grade([short], slot: nil)
    }
    return grade(times.phases, slot: times.slot_s)
  }

  private static func grade(_ phases: [TakeTimes.PhaseRecord], slot: Double?) -> Int {
    let spoken = phases.map { $0.time(.speaking) }
    guard spoken.contains(where: { $0 > 0 }) else { return 0 }
    let total = spoken.reduce(0, +)
    let least = phases.reduce(0) { $0 + ($1.budget?.min_s ?? 0) }
    let most = slot ?? phases.reduce(0) { $0 + ($1.budget?.max_s ?? 0) }
    var grade =
      switch max(0, least - total, total - most) {
      case 0: 5
      case ...Tolerance.standard.phase.seconds: 4
      case ...Tolerance.standard.total.seconds: 3
      case ...60: 2
      default: 1
      }
    if AnswerShare.of(spoken, phases.compactMap(\.budget)).contains(where: \.isOff) { grade -= 1 }
    if phases.contains(where: { !$0.stalls.isEmpty }) { grade -= 1 }
    if phases.contains(where: { $0.elapsed_s == 0 }) { grade = min(grade, 2) }
    return max(1, grade)
  }
}
