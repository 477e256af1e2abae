package lineside.training.card;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import lineside.training.chart.LineChart;

/**
 * What a model card tells besides what the package itself says; every part may be empty and is then
 * left out, or told to be unknown where a reader has to know that.
 *
 * @param purpose what the model is for, one or two sentences
 * @param data what it learned from
 * @param choices what training chose from the data
 * @param training how the run went
 * @param curves loss, validation and the like over the steps
 * @param evaluations measured on which pictures; the first one makes the key figures
 * @param speeds measured times
 * @param qualification which gates it passed
 * @param limits what it was not tested on and must not be used for
 * @param provenance where it comes from, licence first
 */
public record CardFacts(
    String purpose,
    List<Fact> data,
    List<Choice> choices,
    List<Fact> training,
    List<LineChart> curves,
    List<CardEvaluation> evaluations,
    List<Speed> speeds,
    List<Fact> qualification,
    List<String> limits,
    List<Fact> provenance) {
  /** Copies the lists. */
  public CardFacts {
    requireNonNull(purpose, "purpose is null");
    data = List.copyOf(data);
    choices = List.copyOf(choices);
    training = List.copyOf(training);
    curves = List.copyOf(curves);
    evaluations = List.copyOf(evaluations);
    speeds = List.copyOf(speeds);
    qualification = List.copyOf(qualification);
    limits = List.copyOf(limits);
    provenance = List.copyOf(provenance);
  }

  /**
   * A line of a table.
   *
   * @param name what
   * @param value how much, with its unit
   */
  public record Fact(String name, String value) {}

  /**
   * Something that was chosen, not given.
   *
   * @param what such as tile size
   * @param chosen the choice
   * @param why what in the data led to it
   */
  public record Choice(String what, String chosen, String why) {}

  /**
   * A measured time.
   *
   * @param provider where it computed, such as {@code cpu} or {@code cpu-int8}
   * @param what such as {@code whole path, 1130x460, one thread}
   * @param medianMillis milliseconds per picture
   * @param p99Millis milliseconds that one of a hundred exceeds; NaN when not measured
   */
  public record Speed(String provider, String what, double medianMillis, double p99Millis) {}

  /** Starts a card. */
  public static Builder of(String purpose) {
    return new Builder(purpose);
  }

  /** Collects facts in the order in which they are to be read. Not thread-safe. */
  public static final class Builder {
    private final String purpose;
    private final List<Fact> data = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<Fact> training = new ArrayList<>();
    private final List<LineChart> curves = new ArrayList<>();
    private final List<CardEvaluation> evaluations = new ArrayList<>();
    private final List<Speed> speeds = new ArrayList<>();
    private final List<Fact> qualification = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();
    private final List<Fact> provenance = new ArrayList<>();

    private Builder(String purpose) {
      this.purpose = purpose;
    }

    /** Adds what it learned from; see {@link DataFacts}. */
    public Builder data(List<Fact> facts) {
      data.addAll(facts);
      return this;
    }

    /** Adds one fact about the data. */
    public Builder data(String name, String value) {
      data.add(new Fact(name, value));
      return this;
    }

    /** Adds a choice. */
    public Builder choice(String what, String chosen, String why) {
      choices.add(new Choice(what, chosen, why));
      return this;
    }

    /** Adds a fact about the run. */
    public Builder training(String name, String value) {
      training.add(new Fact(name, value));
      return this;
    }

    /** Adds a curve. */
    public Builder curve(LineChart chart) {
      curves.add(chart);
      return this;
    }

    /** Adds a measurement. */
    public Builder evaluation(CardEvaluation evaluation) {
      evaluations.add(evaluation);
      return this;
    }

    /** Adds a time. */
    public Builder speed(Speed speed) {
      speeds.add(speed);
      return this;
    }

    /** Adds a gate. */
    public Builder qualification(String name, String value) {
      qualification.add(new Fact(name, value));
      return this;
    }

    /** Adds a limit. */
    public Builder limit(String sentence) {
      limits.add(sentence);
      return this;
    }

    /** Adds an origin. */
    public Builder provenance(String name, String value) {
      provenance.add(new Fact(name, value));
      return this;
    }

    /** The facts. */
    public CardFacts build() {
      return new CardFacts(
          purpose,
          data,
          choices,
          training,
          curves,
          evaluations,
          speeds,
          qualification,
          limits,
          provenance);
    }
  }
}
