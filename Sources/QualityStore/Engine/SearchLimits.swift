/// How much of what is typed to find something is looked for. Each word is one more condition, on
/// every row; what is beyond is left out.
public enum SearchLimits {
  /// Characters of what is typed.
  public static let characters = 200
  public static let words = 12
}
