package cityip.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An amount in yuan (元) to the fen, so that nobody adds 万元 to 亿元. Rounds half up, as fees are rounded.
 *
 * @param yuan scale is always 2; may be negative (a correction)
 */
public record Money(BigDecimal yuan) implements Comparable<Money> {

  public static final Money ZERO = new Money(BigDecimal.ZERO);

  private static final BigDecimal WAN = new BigDecimal("10000");
  private static final BigDecimal YI = new BigDecimal("100000000");
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  public Money {
    yuan = Objects.requireNonNull(yuan, "yuan").setScale(2, RoundingMode.HALF_UP);
  }

  public static Money ofYuan(long yuan) {
    return new Money(BigDecimal.valueOf(yuan));
  }

  public static Money ofWan(BigDecimal wan) {
    return new Money(wan.multiply(WAN));
  }

  public static Money ofYi(BigDecimal yi) {
    return new Money(yi.multiply(YI));
  }

  /** In 万元, exact (scale 6). */
  public BigDecimal inWan() {
    return yuan.divide(WAN, 6, RoundingMode.UNNECESSARY);
  }

  /** In 亿元, exact (scale 10). */
  public BigDecimal inYi() {
    return yuan.divide(YI, 10, RoundingMode.UNNECESSARY);
  }

  public Money plus(Money other) {
    return new Money(yuan.add(other.yuan));
  }

  public Money minus(Money other) {
    return new Money(yuan.subtract(other.yuan));
  }

  /** This many per cent of the amount, rounded to the fen. */
  public Money percent(BigDecimal percent) {
    return new Money(yuan.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP));
  }

  public boolean isZero() {
    return yuan.signum() == 0;
  }

  @Override
  public int compareTo(Money other) {
    return yuan.compareTo(other.yuan);
  }

  /**
   * Reads an amount as people write it: {@code 1200}, {@code ¥1,200.50}, {@code 300万元}, {@code 1.2亿}. A bare number is yuan;
   * a caller that knows the column's unit converts with {@link #ofWan} itself.
   */
  public static Reading<Money> parse(String raw) {
    if (raw.length() > Written.LONGEST) {
      return Reading.unreadable("kernel.money.form", Written.quote(raw));
    }
    String s = Written.compact(raw).replace(",", "").replace("人民币", "").replace("¥", "").replace("￥", "").replace("RMB", "");
    BigDecimal unit = BigDecimal.ONE;
    int end = s.length();
    if (s.endsWith("元")) {
      end--;
    }
    if (end > 0 && s.charAt(end - 1) == '万') {
      unit = WAN;
      end--;
    } else if (end > 0 && s.charAt(end - 1) == '亿') {
      unit = YI;
      end--;
    }
    String digits = s.substring(0, end);
    if (!isAmount(digits)) {
      return Reading.unreadable("kernel.money.form", Written.quote(raw));
    }
    return Reading.read(new Money(new BigDecimal(digits).multiply(unit)));
  }

  private static boolean isAmount(String s) {
    int start = s.startsWith("-") ? 1 : 0;
    int dot = s.indexOf('.');
    int wholeEnd = dot < 0 ? s.length() : dot;
    return wholeEnd - start <= 15 && Written.isDigits(s, start, wholeEnd)
        && (dot < 0 || s.length() - dot <= 13 && Written.isDigits(s, dot + 1, s.length()));
  }

  @Override
  public String toString() {
    return yuan.toPlainString();
  }
}
