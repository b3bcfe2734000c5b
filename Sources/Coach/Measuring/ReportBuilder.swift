public import AudioCore

/// Makes the report of a recording from its contour, its time line and an agenda.
public struct ReportBuilder {

  /// The time by which each stretch of speech may be off at its edges, in seconds: in quiet pauses, and what
  /// comes to it as 1 to 8 % of the pauses are noisy, because a step next to a word is taken for a part of it.
  private static let (edgeShift, noisyShift) = (0.05, 0.07)
  private static let (fewNoises, manyNoises) = (0.01, 0.08)
  /// The share of voices in the pauses from which on the times are doubtful: measured on recordings with
  /// people or music behind the speaker.
  static let busyPauses = 0.1

  let contour: Contour
  let timeline: Timeline
  /// When someone speaks.
  public let track: SpeechTrack
  /// The times of every phase, in frames.
  public let timings: Timings
  private let summary: RecordingSummary
  let agenda: Agenda
  private let source: Report.MarksSource
  let rules: ReportRules
  private let startedAt: String?
  private let alignments: [Report.Alignment?]
  private let past: [EarlierTake]
  /// With the thresholds moved down and up; verdicts must not depend on it.
  private let shiftedThresholds: [Timings]
  /// With the shortest pause moved down and up.
  private let shiftedPauses: [Timings]
  let meter: PaceMeter
  let voice: VoiceMeter
  /// Speech with the silences in it that are too short for a pause.
  let runs: [Range<Int>]
  private let notes: [String]
  private let heard: HeardWords?

  /// Decides on the contour and measures the time line.
  ///
  /// - Parameters:
  ///   - endsAt: where it had to end, in seconds of the recording: the slot is what lies between the
  ///     first speech and there, without what was held.
  ///   - startedAt: the wall clock at the start of a take, ISO 8601.
  ///   - alignments: how sure the beginning of each phase is, for aligned phases.
  ///   - past: earlier takes of the same plan, for the advice.
  ///   - notes: warnings that are known from elsewhere, as sentences.
  ///   - heard: the words of the recording, where a recogniser heard them.
  public init(
    contour: Contour, summary: RecordingSummary, timeline: Timeline, agenda: Agenda,
    source: Report.MarksSource, rules: ReportRules = ReportRules(), endsAt: Double? = nil,
    startedAt: String? = nil,
    alignments: [Report.Alignment?] = [], past: [EarlierTake] = [], notes: [String] = [],
    heard: HeardWords? = nil
  ) {
    self.startedAt = startedAt
    self.alignments = alignments
    self.past = past
    self.notes = notes
    self.heard = heard
    self.contour = contour
    self.summary = summary
    self.timeline = timeline
    self.source = source
    self.rules = rules
    let variations = ReportVariations.all
    let pause = rules.timing.shortestPause
    let tracks = SpeechDetector(shortestPause: pause.seconds).tracks(
      contour, variations, keys: source == .aligned ? [] : timeline.keys)
    let all = zip(tracks, variations).map { track, variation in
      Timings(
        timeline, speech: track.segments, phaseCount: agenda.parts.count, breaks: agenda.breaks,
        rate: contour.rate,
        rules: TimingRules(shortestPause: pause + .seconds(variation.pauseShift)))
    }
    let (track, measured) = (tracks[0], all[0])
    self.track = track
    self.timings = measured
    self.agenda =
      endsAt.map {
        let before = Double(measured.leadIn + measured.held) / Double(contour.rate)
        return agenda.withSlot(.seconds(max(0, $0 - before)))
      } ?? agenda
    shiftedThresholds = Array(all[ReportVariations.thresholds])
    shiftedPauses = Array(all[ReportVariations.pauses])
    let runs = Self.joined(track.segments, closer: Int(pause.seconds * Double(contour.rate)))
    self.runs = runs
    let nuclei = SyllableCounter.nuclei(in: contour, speech: track.segments)
    let intervals = Self.intervals(of: measured)
    meter = PaceMeter(nuclei: nuclei, rate: contour.rate, intervals: intervals, runs: runs)
    voice = VoiceMeter(
      contour, speech: track.segments, nuclei: nuclei, intervals: intervals, runs: runs)
  }

  /// The report; `file` is how the recording is named in it.
  public func report(file: String) -> Report {
    let pace = meter.record(past: past.compactMap(\.median_syllables_per_s))
    var report = Report(
      schema: 1, title: agenda.title, started_at: startedAt, audio: audio(file),
      marks_source: source, basis: rules.basis, rules: rules.record,
      slot_s: agenda.slot.map { Rounded.seconds($0.seconds) }, lead_in_s: seconds(timings.leadIn),
      held_s: seconds(timings.held), interruptions_s: seconds(timings.interruptions),
      tail_s: seconds(timings.tail), total: total(pace),
      phases: agenda.parts.indices.map { phase($0, pace) }, segments: stretches(track.segments),
      intervals: intervals, silences: silences, gaps: stretches(timeline.lost),
      mutes: stretches(timeline.mutes),
      notes: timeline.notes.map { Report.Note(at_s: seconds($0.frame), text: $0.text) },
      pace: pace, voice: voice.record(past: past.compactMap(\.pitch_sd_st)), advice: [],
      warnings: warnings)
    report.turned_by_themselves = turned
    if agenda.isAnswer { report.phases = AnswerShare.shared(report) }
    TakeChange.note(in: &report, past: past)
    note(heard, in: &report)
    report.advice = Advisor(report, past: past, isAnswer: agenda.isAnswer).advice
    return report
  }

  /// How many phases turned by themselves; nil for none.
  private var turned: Int? {
    let turned = agenda.parts.indices.count { part in
      timeline.marks.contains { $0.isHeard && $0.activity == .phase(part) }
    }
    return turned > 0 ? turned : nil
  }

  private func audio(_ file: String) -> Report.Audio {
    Report.Audio(
      file: file, duration_s: seconds(summary.frames), sample_rate_hz: summary.rate,
      channels: summary.channels, noise_floor_dbfs: Rounded.hundredths(track.noiseFloor),
      speech_level_dbfs: track.speechLevel.map(Rounded.hundredths),
      snr_db: track.signalToNoise.map(Rounded.hundredths),
      threshold_dbfs: track.threshold.map(Rounded.hundredths),
      peak_dbfs: Rounded.hundredths(
        Decibels.level(power: summary.peak * summary.peak)),
      clipped_frames: summary.clippedFrames,
      lost_frames: timeline.lost.reduce(0) { $0 + $1.count })
  }

  private func phase(_ index: Int, _ pace: PaceRecord?) -> Report.Part {
    makePart(
      agenda.parts[index], alignment: alignments.indices.contains(index) ? alignments[index] : nil,
      pace: pace, tolerance: rules.tolerance.ofPhase, timing: timings.phases[index],
      shiftedThresholds: shiftedThresholds.map { $0.phases[index] },
      shiftedPauses: shiftedPauses.map { $0.phases[index] })
  }

  private func total(_ pace: PaceRecord?) -> Report.Part {
    makePart(
      Agenda.Part(number: nil, name: "total", budget: agenda.totalBudget, cues: []),
      pace: pace, tolerance: rules.tolerance.ofTotal, timing: Self.sum(timings),
      shiftedThresholds: shiftedThresholds.map(Self.sum),
      shiftedPauses: shiftedPauses.map(Self.sum),
      interruptions: ([timings] + shiftedThresholds).map(\.interruptions))
  }

  /// All phases as one.
  private static func sum(_ timings: Timings) -> PhaseTiming {
    timings.phases.reduce(into: PhaseTiming()) { sum, phase in
      sum.intervals += phase.intervals
      sum.pauseFrames += phase.pauseFrames
      sum.stallFrames += phase.stallFrames
      sum.gapFrames += phase.gapFrames
      sum.mutedFrames += phase.mutedFrames
      sum.pauses += phase.pauses
      sum.stalls += phase.stalls
    }
  }

  /// - Parameter interruptions: the frames in interruptions, as measured and with other thresholds, which count
  ///   in the slot.
  private func makePart(
    _ part: Agenda.Part, alignment: Report.Alignment? = nil, pace: PaceRecord?,
    tolerance: (Budget) -> Duration, timing: PhaseTiming, shiftedThresholds: [PhaseTiming],
    shiftedPauses: [PhaseTiming], interruptions: [Int] = [0, 0, 0]
  ) -> Report.Part {
    let times = zip([timing] + shiftedThresholds, interruptions).map { timing, interruption in
      Verdict.Times(
        speaking: seconds(timing.speakingTime), elapsed: seconds(timing.elapsed + interruption))
    }
    let verdict = Verdict(
      budget: Self.judged(part, timing), basis: rules.basis, measured: times[0],
      shifted: Array(times.dropFirst()), tolerance: part.budget.map(tolerance) ?? .zero)
    let all = [timing] + shiftedThresholds + shiftedPauses
    // Edges as well: every stretch of speech may begin or end earlier or later.
    let stretches = Double(timing.pauses.count + timing.stalls.count + 1)
    let rate = syllableRate(timing)
    let ratio = rate.flatMap { rate in pace.map { rate / $0.median_syllables_per_s } }
      .map(Rounded.hundredths)
    return Report.Part(
      number: part.number, name: part.name, is_break: part.isBreak, cues: part.cues,
      follow_up: part.followUp.map { Report.FollowUpRecord(kind: $0.kind, words: $0.words) },
      share: nil,
      budget: part.budget.map(BudgetRecord.init), alignment: alignment,
      start_s: timing.intervals.map(\.lowerBound).min().map(seconds),
      end_s: timing.intervals.map(\.upperBound).max().map(seconds),
      elapsed_s: seconds(timing.elapsed), speaking_s: seconds(timing.speakingTime),
      speaking_range_s: range(
        all.map(\.speakingTime), edges: Double(timing.stalls.count + 1), timing.elapsed),
      speech_range_s: range(all.map(\.speech), edges: stretches, timing.elapsed),
      speech_s: seconds(timing.speech), gaps_s: seconds(timing.gapFrames),
      muted_s: seconds(timing.mutedFrames), pauses: pauses(timing),
      stalls: stalls(timing), syllables: syllables(timing), syllables_per_s: rate,
      error_syllables_per_s: rate.map {
        meter.error(of: $0, seconds: Double(timing.speech) / Double(contour.rate))
      }, pace_ratio: ratio, fluency: fluency(timing), voice: voice(timing),
      verdict: verdict.standing, over_by_s: Rounded.seconds(verdict.overBy),
      grace_s: part.budget.map { Rounded.seconds(tolerance($0).seconds) },
      in_grace: verdict.isInGrace, over_on_other_basis_s: Rounded.seconds(verdict.otherOverBy))
  }

  /// The band that a part is judged by: a break may be short, or left out.
  private static func judged(_ part: Agenda.Part, _ timing: PhaseTiming) -> Budget? {
    guard part.isBreak else { return part.budget }
    return timing.elapsed == 0
      ? nil : part.budget.map { Budget(minimum: .zero, maximum: $0.maximum) }
  }

  private func pauses(_ timing: PhaseTiming) -> Report.Pauses {
    let lengths = timing.pauses.map(\.frames).sorted()
    return Report.Pauses(
      count: lengths.count,
      median_s: Self.median(lengths).map { $0 / Double(contour.rate) }
        .map(Rounded.seconds),
      longest_s: lengths.last.map(seconds), total_s: seconds(timing.pauseFrames))
  }

  private func stalls(_ timing: PhaseTiming) -> Report.Stalls {
    Report.Stalls(
      count: timing.stalls.count, total_s: seconds(timing.stallFrames),
      list: zip(timing.stalls, timing.elapsedBeforeStalls).map { stall, before in
        Report.Stall(
          start_s: seconds(stall.start), into_phase_s: seconds(before),
          duration_s: seconds(stall.frames))
      })
  }

  private var warnings: [String] {
    var warnings = notes + (heard?.remarks ?? []).map { "of the words, \($0)" }
    warnings += RecordingNotes(summary, timeline).sentences
    if track.segments.isEmpty {
      warnings.append(
        summary.isDead
          ? "the recording is silent: its highest sample is under 0.002 of full scale, so the"
            + " microphone was muted or dead" : "nobody speaks in this recording")
    } else if let ratio = track.signalToNoise, ratio < 10 {
      warnings.append(
        "speech is only \(TimeText.decimal(ratio, places: 0)) dB above the background, so the "
          + "times are doubtful")
    }
    if track.voicedPauseShare >= Self.busyPauses {
      warnings.append(
        "in \(TimeText.decimal(100 * track.voicedPauseShare, places: 0)) % of the pauses something "
          + "sounds like a voice: other people or music may be counted as speech, so the times are "
          + "doubtful")
    }
    if summary.clippedFrames > summary.rate / 100 {
      warnings.append(
        "\(summary.clippedFrames) frames are at full scale: turn the microphone down")
    }
    return warnings
  }

  /// The least and the most of some times, with so many stretches' edges, in seconds.
  private func range(_ frames: [Int], edges: Double, _ elapsed: Int) -> [Double] {
    guard elapsed > 0 else { return [0, 0] }
    let noise = (track.busyPauseShare - Self.fewNoises) / (Self.manyNoises - Self.fewNoises)
    let doubt = edges * (Self.edgeShift + Self.noisyShift * max(0, min(1, noise)))
    return [
      Rounded.seconds(max(0, seconds(frames.min() ?? 0) - doubt)),
      Rounded.seconds(seconds(frames.max() ?? 0) + doubt),
    ]
  }

  func seconds(_ frames: Int) -> Double {
    Rounded.seconds(Double(frames) / Double(contour.rate))
  }

  private static func median(_ sorted: [Int]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
  }
}
