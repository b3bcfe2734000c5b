/// Words that every sentence has and that tell nothing of what is spoken about.
enum StopWords {
  private static let all = Set(
    """
    a an the and or but so if then than as at by for from in into of off on out over to up down with without about
    is am are was were be been being do does did done has have had having can could will would shall should may
    might must i you he she it we they me him her us them my your his its our their this that these those there here
    what which who whom whose when where why how not no yes all any some more most much many very just also only too
    again once now well ok okay lets let thats its im were youre theyre ive weve dont didnt doesnt isnt wasnt cant
    get got go going like one two thing things really
    der die das den dem des ein eine einen einem einer und oder aber wenn dann als wie im am zum zur von vom zu mit
    ohne für fur auf aus bei nach vor über uber unter ist sind war waren sein bin hat haben hatte wird werden wurde
    kann können konnen muss ich du er sie es wir ihr mich dich uns euch mein dein unser nicht kein keine ja nein auch
    nur noch schon sehr so hier da dass weil
    le la les un une des du de et ou mais si que qui quoi dont dans en sur sous par pour avec sans est sont était
    etait être etre ai as a avons avez ont je tu il elle nous vous ils elles mon ton son notre votre leur ce cette
    ces ne pas plus très tres aussi
    el los las uno una unos unas y o pero si que en con sin por para del al es son era eran ser estar está esta yo
    tú tu él ella nosotros ellos mi su nuestro este esta esto no sí muy también tambien más mas
    il lo gli i uno e ma se che chi di da con su per tra fra è sono era essere ha ho hanno io noi voi loro mio tuo suo
    non più piu molto anche
    o os as um uma uns umas e mas se que em no na nos nas com sem por para do da dos das é são sao era foi ser estar
    eu nós nos eles meu seu não nao muito também
    de het een en of maar als dan in op aan van voor met zonder bij naar uit over is zijn was waren heeft hebben had
    wordt kan moet ik jij hij zij wij jullie mijn jouw ons niet geen ook nog al zeer dat dit die deze
    """.split(whereSeparator: \.isWhitespace).compactMap { WordForms.form(String($0)) })

  /// Whether a form, as ``WordForms`` makes it, is such a word; single letters are.
  static func contains(_ form: String) -> Bool {
    all.contains(form) || form.count == 1 && form.first?.isLetter == true
  }
}
