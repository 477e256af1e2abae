package lineside.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlotTest {
  private static final Frame FRAME = new Frame(120, 70, 10, 10, 20, 30);

  @Test
  void drawsValuesBetweenTheEndsOfTheAxes() throws Exception {
    Plot plot = plot();
    plot.line(new double[] {0, 5, 10}, new double[] {0, 1, 2}, new Plot.Stroke("#000", ""));

    // 100 units to the right, 20 upwards from 40.
    assertThat(paths(plot)).containsExactly("M10.0 40.0L60.0 30.0L110.0 20.0");
  }

  @Test
  void interruptsALineWhereThereIsNoNumberAndEndsItAtTheEdge() throws Exception {
    Plot plot = plot();
    plot.line(
        new double[] {0, 2, 4, Double.POSITIVE_INFINITY},
        new double[] {1, Double.NaN, -3, 99},
        new Plot.Stroke("#000", "2 3"));

    assertThat(paths(plot)).containsExactly("M10.0 30.0M50.0 40.0L110.0 20.0");
  }

  @Test
  void holdsAStepDownToThePlaceBefore() throws Exception {
    Plot plot = plot();
    plot.steps(new double[] {0, 10}, new double[] {2, 0}, new Plot.Stroke("#000", ""));

    assertThat(paths(plot)).containsExactly("M10.0 20.0L10.0 40.0L110.0 40.0");
  }

  @Test
  void writesTextThatIsNoMarkup() throws Exception {
    Plot plot = new Plot("a <b> & \"c\"", FRAME, Axis.between("x <", 0, 1), axis("y &"));
    plot.title("<script>");
    plot.axes(Plot.Grid.BOTH);
    plot.mark(0.5, "<i>");
    plot.key("<u>", "#123456");

    Document parsed = parsed(plot.svg());

    assertThat(parsed.getDocumentElement().getAttribute("aria-label")).isEqualTo("a <b> & \"c\"");
    assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
    assertThat(plot.svg()).contains("&lt;i&gt;", "&lt;u&gt;");
  }

  @Test
  void drawsEverySymbolInsideItsGroup() throws Exception {
    Plot plot = plot();
    plot.beginSymbols("#0072B2");
    for (Symbol symbol : Symbol.values()) {
      plot.symbol(symbol, 5, 1, 3);
    }
    plot.endSymbols();

    assertThat(parsed(plot.svg()).getElementsByTagName("g").item(0).getChildNodes().getLength())
        .isGreaterThanOrEqualTo(Symbol.values().length);
  }

  @Test
  void writesScoresWhereTheyLieInLogOdds() {
    Axis axis = Axis.ofScores("score", 1e-5, 0.01);

    assertThat(axis.ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("0.01", "0.1", "0.5", "0.9", "0.99");
    assertThat(axis.share(Axis.logOdds(0.5))).isCloseTo(0.5, within(1e-9));
    assertThat(axis.share(Axis.logOdds(0))).isZero();
    assertThat(axis.share(Axis.logOdds(1))).isEqualTo(1);
  }

  @Test
  void writesRoundNumbers() {
    assertThat(Axis.over("steps", DoubleStream.of(3, Double.NaN, 1000)).ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("200", "400", "600", "800", "1000");
    assertThat(Axis.between("share", 0, 0.11).ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("0.00", "0.05", "0.10");
    assertThat(Axis.over("nothing", DoubleStream.empty()).to()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Axis("none", 1, 1, List.of()));
  }

  private static Plot plot() {
    return new Plot("title", FRAME, Axis.between("x", 0, 10), axis("y"));
  }

  private static Axis axis(String label) {
    return Axis.between(label, 0, 2);
  }

  private static List<String> paths(Plot plot) throws Exception {
    var nodes = parsed(plot.svg()).getElementsByTagName("path");
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getAttributes().getNamedItem("d").getNodeValue())
        .toList();
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
