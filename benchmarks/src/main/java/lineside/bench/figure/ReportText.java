package lineside.bench.figure;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints reports as plain tables. */
public final class ReportText {
  private static final String ROW = "  %-46s %10s %21s  %-9s %-5s %s%n";

  private ReportText() {}

  /** Prints what holds for all reports. */
  public static void print(PrintWriter out, Circumstances where) {
    out.println("machine  " + where.machine());
    out.println("java     " + where.java());
    out.println("commit   " + where.commit());
    out.println("command  " + where.command());
    out.flush();
  }

  /** Prints a report. */
  public static void print(PrintWriter out, Report report) {
    out.println();
    out.println(report.benchmark());
    out.printf(Locale.ROOT, ROW, "", "median", "min .. max", "target", "", "");
    for (Figure figure : report.figures()) {
      Target target = figure.target();
      Spread value = figure.value();
      out.printf(
          Locale.ROOT,
          ROW,
          figure.what(),
          number(value.median()),
          number(value.min()) + " .. " + number(value.max()),
          target == null ? "" : target,
          target == null ? "" : figure.holds() ? "holds" : "MISSED",
          (figure.unit().equals(Figure.RATIO) ? "" : figure.unit() + "; ") + figure.detail());
    }
    report.remarks().forEach(remark -> out.println("  " + remark));
    out.flush();
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String form = size >= 1000 ? "%.0f" : size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, form, value);
  }
}
