package lineside.training.replay;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lineside.training.calibrate.CountedShare;

/** Makes the page of a replay. Used once, by one thread. */
final class FlipPageParts {
  /** Damaged pictures that are named in the page; all are in the JSON. */
  private static final int MOST_DAMAGED = 100;

  /** Bytes of pictures, as base64 text: the page stays below 20 MB whatever was asked for. */
  private static final long PICTURE_BUDGET_BYTES = 16L << 20;

  private final ReplayResult result;
  private final ReplayFigures figures;

  FlipPageParts(ReplayResult result) {
    this.result = result;
    this.figures = ReplayFigures.of(result);
  }

  FlipPage page() {
    List<ShownFlip> shown = withinBudget();
    int flips = figures.pictures() - figures.agreement().count();
    return new FlipPage(
        headline(flips),
        FlipText.verdict(figures),
        result.frames(),
        List.of(
            side("baseline", result.baseline(), figures.baselineSpeed()),
            side("candidate", result.candidate(), figures.candidateSpeed())),
        tiles(),
        matrix(),
        outcomes().stream().map(FlipPageParts::breakable).toList(),
        rates(),
        figures.judgement().isPresent(),
        figures.judgement().map(FlipPageParts::errors).orElse(List.of()),
        "Of good pictures and visible defects; a defect within the noise is right or wrong by no"
            + " decision.",
        kinds(),
        ScoreChart.of(
            result.comparisons(), result.baseline().thresholds(), result.candidate().thresholds()),
        !shown.isEmpty(),
        groups(shown),
        "%d of %d flips shown: of every sort the ones where the packages are surest of opposite things. All are in flips.json."
            .formatted(shown.size(), flips),
        !result.damaged().isEmpty(),
        result.damaged().stream().limit(MOST_DAMAGED).toList(),
        result.damaged().size() > MOST_DAMAGED
            ? "The first %d of %d; all are in flips.json."
                .formatted(MOST_DAMAGED, result.damaged().size())
            : "");
  }

  private String headline(int flips) {
    if (figures.pictures() == 0) {
      return "No picture could be judged.";
    }
    if (flips == 0) {
      return "Both packages decide every one of %d pictures alike.".formatted(figures.pictures());
    }
    CountedShare share = CountedShare.of(flips, figures.pictures());
    return "The candidate decides %d of %d pictures otherwise: %s, 95 %% interval %s."
        .formatted(
            flips, figures.pictures(), FlipText.percent(share.rate()), FlipText.interval(share));
  }

  private static FlipPage.SideRow side(String role, Side side, ReplayFigures.Speed speed) {
    return new FlipPage.SideRow(
        role,
        side.name(),
        side.directory(),
        side.sha256(),
        side.provider(),
        FlipText.score(side.thresholds().notOk()),
        FlipText.score(side.thresholds().undecidableFrom()),
        FlipText.millis(speed.medianMillis()),
        FlipText.millis(speed.p99Millis()));
  }

  private List<FlipPage.Tile> tiles() {
    List<FlipPage.Tile> tiles = new ArrayList<>();
    tiles.add(tile("OK → NOT_OK", figures.transition(Outcome.OK, Outcome.NOT_OK), "rejected"));
    tiles.add(tile("NOT_OK → OK", figures.transition(Outcome.NOT_OK, Outcome.OK), "passed"));
    tiles.add(tile("→ NOT_DECIDABLE", figures.toUndecidable(), "other"));
    tiles.add(tile("NOT_DECIDABLE →", figures.fromUndecidable(), "other"));
    tiles.add(tile("alike", figures.agreement(), "same"));
    double before = figures.baselineSpeed().medianMillis();
    double after = figures.candidateSpeed().medianMillis();
    tiles.add(
        new FlipPage.Tile(
            "candidate's time",
            FlipText.millis(after),
            "baseline " + FlipText.millis(before),
            "same"));
    return tiles;
  }

  private static FlipPage.Tile tile(String name, CountedShare share, String mark) {
    return new FlipPage.Tile(
        name, Integer.toString(share.count()), FlipText.percent(share.rate()), mark);
  }

  private List<FlipPage.Row> matrix() {
    List<FlipPage.Row> rows = new ArrayList<>();
    for (Outcome from : outcomes()) {
      List<FlipPage.Cell> cells = new ArrayList<>();
      for (Outcome to : outcomes()) {
        int count = figures.transition(from, to).count();
        cells.add(
            new FlipPage.Cell(Integer.toString(count), from == to || count == 0 ? "" : "flip"));
      }
      rows.add(new FlipPage.Row(breakable(from), cells));
    }
    return rows;
  }

  /** UNDEFINED only when it came: it is a fault of a package, not a decision. */
  private List<Outcome> outcomes() {
    return Stream.of(Outcome.values())
        .filter(
            outcome ->
                outcome != Outcome.UNDEFINED
                    || figures.transitions().keySet().stream()
                        .anyMatch(t -> t.from() == outcome || t.to() == outcome))
        .toList();
  }

  /** A narrow column may break the name behind its underscore. */
  private static String breakable(Outcome outcome) {
    return outcome.name().replace("_", "_\u200b");
  }

  private List<FlipPage.RateRow> rates() {
    List<FlipPage.RateRow> rows = new ArrayList<>();
    rows.add(rate("decided alike", figures.agreement()));
    figures
        .transitions()
        .forEach(
            (transition, share) -> {
              if (transition.isFlip()) {
                rows.add(rate(transition.from() + " → " + transition.to(), share));
              }
            });
    rows.add(rate("defect found by both, named differently", figures.renamed()));
    return rows;
  }

  private static FlipPage.RateRow rate(String name, CountedShare share) {
    return new FlipPage.RateRow(
        name,
        Integer.toString(share.count()),
        FlipText.percent(share.rate()),
        FlipText.interval(share));
  }

  private static List<FlipPage.ErrorRow> errors(ReplayFigures.Judgement judgement) {
    ReplayFigures.Errors before = judgement.baseline();
    ReplayFigures.Errors after = judgement.candidate();
    return List.of(
        new FlipPage.ErrorRow(
            "escapes: visible defects called OK",
            FlipText.full(before.escapes()),
            FlipText.full(after.escapes())),
        new FlipPage.ErrorRow(
            "overkill: good pictures called NOT_OK",
            FlipText.full(before.overkill()),
            FlipText.full(after.overkill())),
        new FlipPage.ErrorRow(
            "left open", FlipText.full(before.undecided()), FlipText.full(after.undecided())));
  }

  private List<FlipPage.KindRow> kinds() {
    boolean isKnown = figures.judgement().isPresent();
    return figures.byKind().entrySet().stream()
        .map(
            entry -> {
              ReplayFigures some = entry.getValue();
              return new FlipPage.KindRow(
                  entry.getKey(),
                  some.pictures(),
                  some.transition(Outcome.OK, Outcome.NOT_OK).count(),
                  some.transition(Outcome.NOT_OK, Outcome.OK).count(),
                  some.toUndecidable().count(),
                  some.fromUndecidable().count(),
                  some.renamed().count(),
                  isKnown ? Integer.toString(some.flips(Effect.MENDS)) : "–",
                  isKnown ? Integer.toString(some.flips(Effect.BREAKS)) : "–");
            })
        .toList();
  }

  private List<ShownFlip> withinBudget() {
    List<ShownFlip> shown = new ArrayList<>();
    long left = PICTURE_BUDGET_BYTES;
    for (ShownFlip flip : result.shown()) {
      long text = flip.bytes() * 4 / 3;
      if (text <= left) {
        left -= text;
        shown.add(flip);
      }
    }
    return shown;
  }

  private List<FlipPage.Group> groups(List<ShownFlip> shown) {
    Map<String, List<FlipPage.Flip>> flips = new LinkedHashMap<>();
    for (ShownFlip flip : shown) {
      flips.computeIfAbsent(title(flip.comparison()), unused -> new ArrayList<>()).add(flip(flip));
    }
    return flips.entrySet().stream()
        .map(
            group ->
                new FlipPage.Group(
                    group.getKey(),
                    "%d of %d".formatted(group.getValue().size(), alike(group.getKey())),
                    group.getValue()))
        .toList();
  }

  private long alike(String title) {
    return result.comparisons().stream().filter(c -> title(c).equals(title)).count();
  }

  private static String title(Comparison comparison) {
    String effect =
        switch (comparison.effect()) {
          case BREAKS -> ": breaks what was right";
          case MENDS -> ": mends what was wrong";
          case NEITHER -> ": wrong before and now";
          case UNKNOWN -> "";
        };
    Transition transition = comparison.transition();
    return transition.from() + " → " + transition.to() + effect;
  }

  private static FlipPage.Flip flip(ShownFlip flip) {
    Comparison c = flip.comparison();
    String truth =
        c.truth()
            .map(t -> "Truth: " + t.label() + (t.isBinding() ? ". " : " (faint). "))
            .orElse("");
    return new FlipPage.Flip(
        c.name(),
        truth
            + "Baseline %s%s, candidate %s%s."
                .formatted(
                    FlipText.score(c.baseline().score()),
                    kind(c.baseline()),
                    FlipText.score(c.candidate().score()),
                    kind(c.candidate())),
        flip.panels().stream()
            .map(
                p ->
                    new FlipPage.Panel(
                        p.caption(),
                        "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(p.jpeg())))
            .toList());
  }

  private static String kind(Answer answer) {
    return answer.kind().map(kind -> " (" + kind + ")").orElse("");
  }
}
