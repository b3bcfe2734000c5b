import Testing

@testable import Coach

@Suite("Pace, fluency and voice in a report")
struct DeliveryTests {
  @Test func `count syllables between silences, silences a minute and the share of speech`() {
    let fluency = FluencyRecord(syllables: 90, runs: 8, silences: 7, speech: 24, clock: 30)
    #expect(fluency.syllables_per_run == 11.25)
    #expect(fluency.silences_per_min == 14)
    #expect(fluency.speech_share == 0.8)
  }

  @Test func `say nothing of the fluency of nothing`() {
    let silent = FluencyRecord(syllables: 0, runs: 0, silences: 0, speech: 0, clock: 0)
    #expect(silent.syllables_per_run == nil)
    #expect(silent.silences_per_min == nil)
    #expect(silent.speech_share == nil)
  }

  @Test func `are in every phase and in the whole`() throws {
    let report = try SampleReport.builder().report(file: "x.wav")
    let spoken = report.phases[2]
    // 60 s in three stretches, four syllables a second; see SampleReport.
    let run = try #require(spoken.fluency.syllables_per_run)
    #expect(abs(run - 80) < 4)
    #expect(spoken.fluency.silences_per_min.map { $0 > 1 && $0 < 4 } == true)
    #expect(spoken.fluency.speech_share.map { $0 > 0.9 && $0 < 1 } == true)
    let error = try #require(spoken.error_syllables_per_s)
    #expect(error > 0 && error < 0.6)
    #expect(report.phases[4].error_syllables_per_s == nil)
    #expect(report.total.syllables == report.phases.reduce(0) { $0 + $1.syllables })
  }

  /// The synthetic voice moves by 20 Hz around 120 Hz: 2.04 semitones.
  @Test func `have the spread of the pitch, in the whole, in phases and over time`() throws {
    let report = try SampleReport.builder().report(file: "x.wav")
    let whole = try #require(report.total.voice.pitch_sd_st)
    #expect(abs(whole - 2.04) < 0.2)
    #expect(report.phases[2].voice.pitch_sd_st.map { abs($0 - 2.04) < 0.2 } == true)
    #expect(report.phases[2].voice.pitch_range_st.map { $0 > 4 && $0 < 6.2 } == true)
    #expect(report.phases[4].voice.pitch_sd_st == nil)
    let voice = try #require(report.voice)
    #expect(voice.windows.map(\.start_s) == report.pace?.windows.map(\.start_s))
    #expect(voice.windows.allSatisfy { $0.figures.voiced_share > 0.5 })
    #expect(voice.flattest.map { $0.pitch_sd_st <= whole } == true)
  }

  @Test func `name the flattest half minute only where it is flatter by more than its error`()
    throws
  {
    var report = try SampleReport.builder().report(file: "x.wav")
    #expect(DeliveryWords.flattest(report) == nil)
    for (spread, isSaid) in [(0.9, true), (1.9, false)] {
      report.voice?.flattest = VoiceRecord.Stretch(
        start_s: 61, end_s: 95, pitch_sd_st: spread, error_pitch_sd_st: 0.3)
      let said = DeliveryWords.voice(report)?.contains("; flattest half minute at 1:01") == true
      #expect(said == isSaid)
      let page = HTMLReport(report, levels: [], audio: nil).render()
      #expect(page.contains("Hear the flattest") == isSaid)
    }
  }

  @Test func `are compared with the speaker's own takes`() throws {
    let past = [2.4, 1.8, 2.0].map {
      EarlierTake(
        times: [0: .init(elapsed: 20, speaking: 20)], stalls: [], median_syllables_per_s: 4.2,
        pitch_sd_st: $0)
    }
    let report = try SampleReport.builder(past: past).report(file: "x.wav")
    #expect(report.voice?.usual_pitch_sd_st == 2)
    #expect(DeliveryWords.pace(report)?.contains("(usually 4.2)") == true)
    #expect(DeliveryWords.voice(report)?.contains("semitones (usually 2.0)") == true)
  }

  @Test func `call a phase neither faster nor slower whose pace differs by less than its error`()
    throws
  {
    let report = try SampleReport.builder().report(file: "x.wav")
    for part in report.phases where part.pace_ratio.map({ abs($0 - 1) < 0.02 }) == true {
      #expect(DeliveryWords.ratio(of: part, in: report) == "≈")
    }
    var fast = report.phases[2]
    fast.syllables_per_s = 6
    fast.pace_ratio = 1.5
    #expect(DeliveryWords.ratio(of: fast, in: report) == "+50 %")
  }
}
