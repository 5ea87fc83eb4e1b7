public import QualityDomain

extension ImportContradiction {
  /// How the row disagrees with the register, and what to do.
  public var french: String {
    switch self {
    case .kind(let kind): Self.recorded("cette demande est une \(kind.frenchNoun)")
    case .channel(let channel): Self.recorded("cette demande est arrivée \(channel.frenchBy)")
    case .receivedOn(let day):
      Self.recorded("cette demande est reçue le \(FrenchDate.numeric(day))")
    case .service(let name): Self.recorded("cette demande est au service « \(name) »")
    case .subject: Self.recorded("l’objet de cette demande est différent")
    case .happening(let happening, let recorded):
      happening.day == recorded
        ? Self.recorded("« \(happening.fact.french) » dit autre chose")
        : Self.recorded(
          "« \(happening.fact.french) » est du \(FrenchDate.numeric(recorded)), "
            + "et non du \(FrenchDate.numeric(happening.day))")
    case .refused(let happening, let error):
      "« \(happening.fact.french) », \(FrenchDate.numeric(happening.day)) : \(error.french)"
    }
  }

  private static func recorded(_ what: String) -> String {
    "Au registre, \(what). Corrigez la ligne, ou le registre s’il se trompe."
  }
}
