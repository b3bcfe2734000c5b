/// How good an answer was by its times, from 0 to 5 as SM-2 has them.
enum AnswerGrade {
  /// The grade of an answer.
  ///
  /// 5 within the band; 4 up to 15 s off it, 3 up to 30 s (the graces of a phase and of a whole talk), 2 up to
  /// a minute, 1 beyond. One less when a part is off its share, and one less for stalls; with a part left out at
  /// most 2; 0 when nothing was said.
  static func grade(_ times: TakeTimes) -> Int {
    let spoken = times.phases.map { $0.time(.speaking) }
    guard spoken.contains(where: { $0 > 0 }) else { return 0 }
    let total = spoken.reduce(0, +)
    let least = times.phases.reduce(0) { $0 + $1.budget.min_s }
    let most = times.slot_s ?? times.phases.reduce(0) { $0 + $1.budget.max_s }
    var grade =
      switch max(0, least - total, total - most) {
      case 0: 5
      case ...Verdict.Grace.phase.seconds: 4
      case ...Verdict.Grace.total.seconds: 3
      case ...60: 2
      default: 1
      }
    if AnswerShare.of(spoken, times.phases.map(\.budget)).contains(where: \.isOff) { grade -= 1 }
    if times.phases.contains(where: { !$0.stalls.isEmpty }) { grade -= 1 }
    if times.phases.contains(where: { $0.elapsed_s == 0 }) { grade = min(grade, 2) }
    return max(1, grade)
  }
}
