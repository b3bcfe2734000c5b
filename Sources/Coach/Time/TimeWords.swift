/// The words with which people write times, in twenty languages.
///
/// English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Russian, Chinese, Japanese
/// and Korean, and the units in Ukrainian, Turkish, Vietnamese, Indonesian, Swedish, Danish and Norwegian:
/// those in which timed notes were found in public.
enum TimeWords {
  /// What one word says.
  enum Meaning: Equatable {
    /// A unit, in seconds.
    case unit(Double)
    /// A number word: `two`, `half`.
    case number(Double)
    /// `to`, `bis`: between the ends of a band.
    case range
    /// A word that changes nothing: `about`, `max`, `each`.
    case filler
    /// A word where a figure should be: `x`, `some`, `tbd`.
    case placeholder
    /// `am`: a time of the day before noon.
    case morning
    /// `pm`: a time of the day after noon.
    case afternoon
    /// `Uhr`, `o'clock`: a time of the day.
    case clock
    /// `and`, `und`: between the parts of one time.
    case and
    /// `a`: one, or between the ends of a band.
    case article
    /// `between`: before the ends of a band.
    case between
    /// `час`: one of a unit where it stands alone in brackets.
    case single(Double)
  }

  /// Whether a word may mean something; false only for words of ASCII that do not.
  ///
  /// Looking for a number is much cheaper than for a text, and most words of notes mean nothing here.
  static func mayMean(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    key(word).map(keys.contains) ?? true
  }

  /// The first eight letters in lower case, five bits each, and how many there are; nil outside of ASCII.
  private static func key(_ word: some Collection<Unicode.Scalar>) -> UInt64? {
    var key = UInt64(truncatingIfNeeded: word.count)
    for scalar in word.prefix(8) {
      guard scalar.isASCII else { return nil }
      key = key << 5 | UInt64(scalar.value & 0x1F)
    }
    return word.dropFirst(8).allSatisfy(\.isASCII) ? key : nil
  }

  private static let keys = Set(
    meanings.keys.compactMap { key($0.unicodeScalars) }
      + ["a", "p"].compactMap { key($0.unicodeScalars) })

  /// The meaning of a word in lower case; nil for any other word.
  static func meaning(_ word: String) -> Meaning? { meanings[word] }

  /// Units that say one of themselves where they stand alone in brackets.
  static let singles: [String: Double] = [
    "час": 3600, "минута": 60, "минуту": 60, "година": 3600, "хвилина": 60, "hodina": 3600,
    "minuta": 60,
    "godzina": 3600, "godzinę": 3600, "minutę": 60, "kwadrans": 900, "kwartier": 900,
    "viertelstunde": 900,
    "čtvrthodina": 900,
  ]

  /// The units that are written behind a figure without a space among ideographs, longest first.
  static let ideographs: [(word: [Unicode.Scalar], seconds: Double)] =
    ideographUnits.map { (Array($0.unicodeScalars), $1) }

  /// What a Chinese numeral counts; nil for any other sign.
  static func numeral(_ scalar: Unicode.Scalar) -> Double? { numerals[scalar] }

  /// What a Korean numeral of one syllable counts; nil for any other sign.
  static func koreanNumeral(_ scalar: Unicode.Scalar) -> Double? { koreanNumerals[scalar] }

  private static let koreanNumerals: [Unicode.Scalar: Double] = [
    "한": 1, "두": 2, "세": 3, "네": 4, "십": 10,
  ]

  private static let numerals: [Unicode.Scalar: Double] = [
    "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "十": 10,
  ]

  /// Signs that make another word of the sign for minutes, which is also that for parts.
  static let partings = Set("镜鏡析布割类類组組支享配辨岐散离離担科别別野할석류산포야".unicodeScalars)

  private static let ideographUnits: [(String, Double)] = [
    ("个小时", 3600), ("個小時", 3600), ("小时", 3600), ("小時", 3600), ("時間", 3600), ("시간", 3600),
    ("刻钟", 900), ("刻鐘", 900), ("分钟", 60), ("分鐘", 60), ("分間", 60), ("分", 60), ("분간", 60), ("분", 60),
    ("秒钟", 1), ("秒鐘", 1), ("秒間", 1), ("秒", 1), ("초간", 1), ("초", 1),
  ]

  /// Words behind a time that make something else of it than planned speech: `5 min read`.
  static let uses: Set<String> = [
    "read", "reading", "reads", "walk", "drive", "ride", "away", "ago", "later", "old", "earlier",
    "lesezeit", "leestijd", "чтения", "de", "di", "timeout", "interval", "ttl", "delay",
    "cooldown",
    "sla", "cache", "early", "before", "after", "remaining", "left", "antes", "después", "depois",
    "avant", "vorher", "danach", "prima", "dopo", "vooraf", "przed", "před", "前", "전",
  ]

  /// Words behind a time for what it is for: "3 minutos para el contexto".
  static let purposes: Set<String> = ["para", "pour", "für", "voor"]

  /// Words between a time and what it is a share of: `10 minutes of talking`.
  static let shares: Set<String> = ["of", "de", "di", "da"]

  /// How words for reading begin, which is no speech: `5 min de lecture`.
  static let readings = ["read", "lectur", "lettur", "leitur"]

  /// Words in front of such a time.
  static let readingTimes: Set<String> = [
    "lesezeit", "lesedauer", "leestijd", "czytania", "čtení", "чтения", "阅读时间", "读", "読了", "読了時間",
  ]

  /// Words in front of a time that tell of something that takes or took it.
  static let tellers: Set<String> = [
    "in", "nei", "nel", "entro", "innerhalb", "within", "after", "before", "every", "for", "takes",
    "took", "take", "than", "under",
    "over",
    "by", "until", "till", "per", "since", "waited", "lasts", "lasted", "wait", "the", "only",
    "just",
    "from", "at", "of", "with", "is", "was", "were", "and", "or", "nach", "vor", "alle", "seit",
    "dauert",
    "als", "von", "en", "dans", "après", "pendant", "depuis", "chaque", "cada", "durante", "hace",
    "tras",
    "desde", "dopo", "ogni", "per", "da", "na", "za", "po", "через", "за", "после", "binnen",
    "elke",
  ]

  /// Words in front of a time of machines: `(timeout 30 s)`.
  static let waits: Set<String> = [
    "timeout", "ttl", "delay", "interval", "cooldown", "latency", "retry", "retries", "sleep",
    "cache", "debounce", "throttle", "backoff",
  ]

  /// Words in brackets that make a time the most that something takes: `(less than 5 min)`.
  static let limits: Set<String> = [
    "less", "than", "under", "below", "not", "no", "more", "unter", "weniger", "als", "nicht",
    "mehr",
    "moins", "de", "menos", "que", "meno", "di", "minder", "dan",
  ]

  private static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [:]
    func add(_ words: String, _ meaning: Meaning) {
      for word in words.split(separator: " ") { meanings[String(word)] = meaning }
    }
    add("to bis à al até tot do до až às alle til or oder ou o of lub nebo или 至 到 から", .range)
    add(
      "about approx approximately around ca circa etwa environ env aprox aproximadamente cerca ongeveer "
        + "około asi max maximum maximal máx up at most each je budget time roughly rund "
        + "ok ab unos unas uns umas quelque około zhruba přibližně приблизно total est estimated jeweils chacun cada примерно около 约 約 약 ungefähr suggested",
      .filler
    )
    add("and und et y e en i oraz и", .and)
    add("a o", .article)
    add("between zwischen entre tra fra tussen między mezi между", .between)
    add("x n tbd tba few some several", .placeholder)
    add(
      "dakikalık minutiger minütiger minütige minütiges minütigen minutowy minutowa minutowe minutový minutová minutové "
        + "минутный минутная минутное minuters minutters perces", .unit(60))
    add(
      "stündiger stündige stündiges stündigen saatlik часовой часовая godzinny godzinna",
      .unit(3600))
    add("am", .morning)
    add("pm", .afternoon)
    add("uhr oclock", .clock)
    add(
      "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren", .unit(3600)
    )
    add("godz godzina godziny godzin godzinę hod hodina hodiny hodin час часа часов ч", .unit(3600))
    add("m min mins minute minutes minuten mn minuto minutos minuti minuut minuutje", .unit(60))
    add("minuta minuty minut minutę minutka мин минута минуты минут минуту minutter", .unit(60))
    add(
      "s sec secs second seconds sek sekunde sekunden seconde secondes seconden seg segs", .unit(1))
    add("segundo segundos secondo secondi sekunda sekundy sekund sekundę vteřin vteřiny", .unit(1))
    add("сек секунда секунды секунд секунду с", .unit(1))
    add("полчаса", .unit(1800))
    add("dreiviertelstunde", .unit(2700))
    add("viertelstunde kwartier kwadrans čtvrthodina", .unit(900))
    add(
      "минути minuuttia minuutti minuutin perc λεπτά λεπτό דקות דקה دقيقة دقائق นาที मिनट", .unit(60))
    add("minučių minutės mínútur", .unit(60))
    add("tunti tuntia tunnin óra ώρα ώρες שעה שעות ساعة ساعات ชั่วโมง घंटा घंटे", .unit(3600))
    add("sekuntia másodperc δευτερόλεπτα שניות ثانية ثوان ثواني วินาที सेकंड", .unit(1))
    add("година години годин timme timmar tim saat giờ tiếng", .unit(3600))
    add("хв хвилина хвилини хвилин minutt minuter minuten dakika dk phút menit", .unit(60))
    add("секунд сек sekunder saniye sn giây detik", .unit(1))
    let numbers: [(String, Double)] = [
      ("an one ein eine einer un une una um uma uno een één jedna jeden один одна одну", 1),
      ("two zwei deux dos dois duas due twee dwie dwa dvě dva два две", 2),
      ("three drei trois tres três tre drie trzy tři три", 3),
      ("four vier quatre cuatro quatro quattro cztery čtyři четыре", 4),
      ("five fünf cinq cinco cinque vijf pięć pět пять", 5),
      ("six sechs seis sei zes sześć šest шесть", 6),
      ("seven sieben sept siete sete sette zeven", 7),
      ("eight acht huit ocho oito otto", 8), ("nine neun neuf nueve nove negen", 9),
      ("ten zehn dix diez dez dieci tien dziesięć deset десять", 10),
      ("twelve zwölf douze doce dodici twaalf", 12),
      ("fifteen fünfzehn quinze quince quindici vijftien piętnaście patnáct пятнадцать", 15),
      ("twenty zwanzig vingt veinte vinte venti twintig dwadzieścia dvacet двадцать", 20),
      ("thirty dreißig trente treinta trinta trenta dertig trzydzieści třicet тридцать", 30),
      ("forty vierzig quarante cuarenta quarenta quaranta veertig", 40),
      ("fortyfive", 45), ("sixty sechzig soixante sesenta sessenta sessanta zestig", 60),
      ("четверть чверть", 0.25),
      ("half halb halbe halben demi demie media medio meia meio mezza mezzo mezz pół půl", 0.5),
      ("quarter quarters viertel quart quarts cuarto cuartos quarto quarti čtvrt kwarta", 0.25),
      ("eineinhalb anderthalb anderhalf anderhalve полтора полторы półtorej", 1.5),
    ]
    for (words, value) in numbers { add(words, .number(value)) }
    return meanings
  }()
}
