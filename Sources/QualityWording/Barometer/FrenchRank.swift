/// Ranks in French.
public enum FrenchRank {
  /// « 1er », « 12e ».
  public static func ordinal(_ rank: Int) -> String {
    rank == 1 ? "1er" : "\(FrenchNumber.integer(rank))e"
  }

  /// « 12e sur 102 », « 12e » when the number of sites is not known.
  public static func among(_ rank: Int, _ sites: Int?) -> String {
    ordinal(rank) + (sites.map { " sur \(FrenchNumber.integer($0))" } ?? "")
  }
}
