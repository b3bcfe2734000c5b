/// Words that tell a talk's parts from other things that take time.
struct TalkWords: Sendable {
  private let words: Set<String>
  /// What is looked for inside of words: languages without spaces have one word a sentence.
  private let pieces: [String]

  init(_ words: String, pieces: String = "") {
    self.words = Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    self.pieces = pieces.split(separator: " ").map(String.init)
  }

  /// The first of them in a text; nil where there is none.
  func found(in text: String) -> String? {
    if let word = LengthWords.words(text).first(where: words.contains) { return word }
    guard text.utf8.contains(where: { $0 >= 0xE0 }) else { return nil }
    return pieces.first { text.contains($0) }
  }

  /// How a talk begins.
  static let opening = TalkWords(
    """
    intro introduction introductions welcome opening opener hook warm warmup overview title agenda motivation
    background context why problem icebreaker hello setting goals objectives begrüßung einleitung einführung
    einstieg introducción bienvenida apertura portada accueil ouverture accroche contexte introdução abertura capa
    contexto introduzione benvenuto inleiding welkom wstęp powitanie úvod přivítání введение вступление приветствие
    знакомство вступ giriş açılış pembukaan pendahuluan velkommen välkommen inledning indledning rozgrzewka разминка
    retomada recap saludo tervetuloa johdanto aloitus avaus köszöntő bevezetés
    """,
    pieces: "开场 引言 介绍 背景 导入 封面 はじめに 導入 自己紹介 オープニング 도입 소개 인사")
  /// How a talk ends.
  static let closing = TalkWords(
    """
    closing close conclusion conclusions wrap wrapup summary questions q recap outro end takeaways closure
    discussion ask thanks reflection debrief future outlook schluss fazit fragen zusammenfassung ausblick abschluss
    diskussion fragerunde cierre conclusiones conclusión preguntas fermeture synthèse conclusão encerramento
    perguntas conclusioni domande chiusura afsluiting vragen podsumowanie pytania závěr otázky dotazy заключение
    вопросы выводы итоги закрытие обсуждение рефлексия висновки питання kapanış sonuç sorular penutup kesimpulan
    afrunding avslutning avslutning spørsmål frågor zakończenie fechamento recapitulación cierres shrnutí lopetus yhteenveto kysymykset összefoglalás kérdések
    """,
    pieces: "总结 小结 结束 结语 问答 提问 致谢 展望 まとめ 質疑 おわりに 마무리 질문 정리")
  /// What talks and their parts are called.
  static let talk = TalkWords(
    """
    talk talks presentation presentations pitch speech keynote lecture lesson workshop tutorial webinar seminar
    class session demo demonstration walkthrough interview defense defence viva rehearsal runsheet script slides
    slide deck agenda speaker speakers presenter facilitator facilitation audience outline meetup panel standup
    retrospective teaching lightning story meeting conference summit activity activities vortrag
    präsentation referat schulung unterricht stunde folie folien gliederung ablauf charla ponencia presentación
    guion guión defensa taller clase diapositiva exposé présentation soutenance atelier oral conférence séance
    diapo apresentação palestra roteiro aula defesa oficina presentazione discorso lezione presentatie lezing
    prezentacja wykład prezentace přednáška obhajoba доклад презентация лекция выступление защита урок слайд
    воркшоп занятие семинар доповідь урок lekcja lekcji zajęcia zajęć warsztaty scenariusz seminář hodina sunum
    konuşma ders presentasi naskah foredrag oplæg undervisning föreläsning presentasjon démo démonstration demostración
    demonstração dimostrazione scene escena cena toma rodaje esitys esityssuunnitelma työpaja luento oppitunti előadás bemutató
    encontro seminario déroulé formation présentateur facilitateur trình bày thuyết kịch
    """,
    pieces:
      "교육 수업 워크숍 ワークショップ ハンズオン 강연 대본 研修 講座 講演 授業 勉強会 讲座 培训 工作坊 宣讲 演讲 演講 讲稿 答辩 幻灯片 课程 教案 汇报 分享 発表 台本 登壇 スライド 原稿 발표 강의"
  )

  /// What parts of a course are called, each of which is told by itself.
  static let sessions = TalkWords(
    """
    session sessions day lesson lecture class sitzung einheit tag sesión clase jour séance sessione lezione aula
    encontro sessão giorno les sessie lekcja zajęcia hodina день урок занятие
    """, pieces: "第一天 第二天 课时 回目 日目 차시 일차")

  static let days = TalkWords(
    "day tag jour día dia giorno dag dzień den день", pieces: "第一天 第二天 日目 일차")

  static let months = TalkWords(
    """
    january february march april june july august september october november december januar februar märz juni juli
    oktober dezember enero febrero marzo abril mayo junio julio octubre noviembre diciembre janvier février mars
    avril juin juillet août septembre octobre novembre décembre jan feb mar apr jun jul aug sep sept oct nov dec
    """)

  /// Headings of plans for weeks.
  static let weeks = TalkWords(
    "week weeks woche wochen kw semana semanas semaine semaines settimana tydzień týden неделя",
    pieces: "周 週目 주차")
  static let weekdays = TalkWords(weekdayWords, pieces: "星期 曜日 요일")
  private static let weekdayWords = """
    mon tue tues wed thu thur fri sat sun monday tuesday wednesday thursday friday saturday sunday montag dienstag
    mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes
    miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta lunedì martedì mercoledì giovedì venerdì
    maandag dinsdag woensdag donderdag vrijdag poniedziałek wtorek środa czwartek piątek понедельник вторник среда
    четверг пятница
    """

  /// Something else that takes time, and what it is called.
  struct Other: Sendable {
    /// In a sentence: "…, which is about cooking".
    let name: String
    let words: TalkWords
    /// How much it weighs where it names the document, and where it names most parts.
    var inHead = 2
    var inNames = 2
    /// Whether any heading says so, and not only those above the parts.
    var isAnywhere = false
  }

  /// What else documents with times are about.
  static let others = [
    Other(
      name: "cooking",
      words: TalkWords(
        """
        recipe recipes ingredients cook oven simmer boil bake broth soup stew servings tbsp tsp marinade rezept
        cuisson garniture pâte repos teig belag backen masa horno cocción cottura impasto forno deeg oven
        zutaten zubereitung suroviny ingredience składniki ingrediënten malzemeler ingredienser receta ingredientes recette ingrédients ricetta ingredienti recept przepis składniki рецепт
        """, pieces: "食用油 翻炒 小火 中火 弱火 強火 文火 大火 食材 原料 材料 菜谱 レシピ 調理 豆腐 煮 炒 蒸 레시피"), inHead: 3,
      inNames: 3,
      isAnywhere: true),
    Other(
      name: "work to do",
      words: TalkWords(
        """
        effort estimate estimated estimates eta priority implementation implement deployment deploy migration
        migrate refactor refactoring fix fixes todo backlog sprint milestone milestones roadmap task tasks remaining
        blockers scaffold install installing installation configure aufwand schätzung umsetzung esfuerzo estimación
        implementación esforço implementação stima nakład оценка реализация задачи
        """, pieces: "工时 任务 实施 見積 工数 작업")),
    Other(
      name: "limits and measured times",
      words: TalkWords(
        """
        timeout timeouts ttl latency retention sla slo rto rpo uptime downtime expiry benchmark benchmarks throughput
        cron polling retry maintenance wartung
        """, pieces: "超时 延迟 性能 タイムアウト"), inNames: 4),
    Other(
      name: "habits",
      words: TalkWords(
        """
        daily weekly monthly yearly everyday nightly routine routines habit habits workout workouts trainingsplan
        laufplan entrenamiento entraînement allenamento treino monday tuesday
        wednesday thursday friday saturday sunday täglich wöchentlich monatlich diario semanal mensual quotidien
        hebdomadaire diário mensal quotidiano settimanale codziennie ежедневно еженедельно
        """, pieces: "每天 每周 每日 毎日 毎週 매일 自学计划 学习计划 健身 筋トレ"), inHead: 2, inNames: 3),
    Other(
      name: "what was done",
      words: TalkWords(
        """
        update updates incident incidents postmortem outage changelog log logbook diary worklog
        devlog journal protokoll tagebuch lauftagebuch trainingstagebuch bitácora diario deník dagboek dziennik
        дневник щоденник günlük dagbok mortem
        """, pieces: "日志 日報 周报 進捗 障害 일지"), inNames: 0),
    Other(name: "days", words: months, inHead: 0, inNames: 3),
    Other(
      name: "days of a week", words: weekdays, inHead: 0, inNames: 3),
    Other(
      name: "travel",
      words: TalkWords(
        "bus buses train trains depart departs departure departures arrival arrivals flight abfahrt ankunft"
      ), inHead: 3),
    Other(
      name: "reading",
      words: TalkWords("read reading lesezeit lecture-time"), inHead: 0, inNames: 3),
    Other(
      name: "exercises to do",
      words: TalkWords(
        """
        exercise exercises übung übungen ejercicio ejercicios exercice exercices exercício exercícios esercizio
        esercizi oefening oefeningen ćwiczenie ćwiczenia cvičení упражнение упражнения homework
        """, pieces: "练习 練習 演習 연습"), inHead: 2, inNames: 3),
    Other(
      name: "courses of weeks",
      words: TalkWords(
        """
        week weeks semester term credits syllabus curriculum woche wochen semana semanas semaine semaines semestre
        settimana tydzień неделя
        """, pieces: "学期 学分 周次"), inHead: 0, inNames: 3),
  ]
}
