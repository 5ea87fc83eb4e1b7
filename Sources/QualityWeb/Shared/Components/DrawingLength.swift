/// A length in a drawing, to one decimal, written with a point.
struct DrawingLength {
  let tenths: Int64

  var text: String {
    let (whole, tenth) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + (tenth == 0 ? String(whole) : "\(whole).\(tenth)")
  }
}
