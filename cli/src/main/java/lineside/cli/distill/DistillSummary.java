package lineside.cli.distill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.item.CollectItems.Collected;
import lineside.analyzer.item.ItemVersion;
import lineside.analyzer.item.Label;
import lineside.analyzer.item.LeftOut;
import lineside.analyzer.item.Side;
import lineside.analyzer.item.Speaker;
import lineside.training.replay.FlipSummary;
import lineside.training.replay.FlipsJson;
import lineside.training.replay.ReplayResult;
import lineside.vision.model.ModelPackage;

/** What a run did, as {@code summary.json} and as lines for a person. Used by one thread. */
final class DistillSummary {
  private final ObjectNode json = new ObjectMapper().createObjectNode();
  private final List<String> lines = new ArrayList<>();

  /** What was heard. */
  void heard(Heard heard) {
    ObjectNode node = json.putObject("heard");
    node.put("inspections", heard.archive().rows().size());
    node.put("damagedArchiveFiles", heard.archive().damagedFiles().size());
    node.put("statementsOfPersons", heard.persons().statements());
    node.put("unreadableMessages", heard.unreadable());
    node.put("readingsOfLargeModel", heard.models().readings());
    line(
        "heard",
        "%d inspections (%d files damaged), %d statements of persons (%d messages unreadable), %d readings of the large model"
            .formatted(
                heard.archive().rows().size(),
                heard.archive().damagedFiles().size(),
                heard.persons().statements(),
                heard.unreadable(),
                heard.models().readings()));
  }

  /** What became items. */
  void items(Collected collected) {
    ItemVersion version = collected.version();
    ObjectNode node = json.putObject("items");
    node.put("version", version.name());
    node.put("sha256", version.sha256());
    node.put("count", version.items().size());
    line("items", "%s, %d pictures".formatted(version.name(), version.items().size()));
    for (Speaker speaker : Speaker.values()) {
      for (Side side : Side.values()) {
        ObjectNode counts = node.withObjectProperty(speaker.name()).putObject(side.name());
        List<String> words = new ArrayList<>();
        for (Label.Content content : Label.Content.values()) {
          int count =
              version.count(
                  item ->
                      item.said().speaker() == speaker
                          && item.side() == side
                          && item.label().content() == content);
          counts.put(content.name(), count);
          if (count > 0) {
            words.add(count + " " + content.name());
          }
        }
        if (!words.isEmpty()) {
          line("  " + speaker + " " + side, String.join(", ", words));
        }
      }
    }
    ObjectNode out = node.putObject("leftOut");
    for (LeftOut why : LeftOut.values()) {
      int count = collected.leftOut().of(why);
      out.put(why.name(), count);
      if (count > 0) {
        line("  left out", count + " " + why);
      }
    }
  }

  /** What is learned from and judged by. */
  void teaching(TeachingSet.Counts counts) {
    ObjectNode node = json.putObject("teaching");
    node.put("good", counts.good());
    node.put("defective", counts.defective());
    node.put("unlabelled", counts.unlabelled());
    node.put("judged", counts.judged());
    node.put("archived", counts.archived());
    line(
        "learned from",
        "%d good, %d defective, %d for a teacher"
            .formatted(counts.good(), counts.defective(), counts.unlabelled()));
    line(
        "kept apart",
        "%d that persons know, %d others".formatted(counts.judged(), counts.archived()));
  }

  /** The models. */
  void models(ModelPackage active, ModelPackage candidate, String run) {
    json.put("run", run);
    json.put("active", active.sha256());
    json.putObject("candidate")
        .put("sha256", candidate.sha256())
        .put("name", candidate.card().name())
        .put("directory", candidate.directory().toString())
        .put("goldenSamples", candidate.card().golden().size())
        .put("qualified", true);
    line("candidate", candidate.sha256() + " " + candidate.directory());
  }

  /** A replay. */
  void flips(String name, ReplayResult result, Path report) {
    json.set(name, FlipsJson.figures(result));
    line(name, report.toString());
    FlipSummary.lines(result).forEach(text -> lines.add("  " + text));
  }

  /** The gate. */
  void gate(Gate gate) {
    json.putObject("gate").put("state", gate.state().name()).put("reason", gate.reason());
    line("gate", gate.state() + ": " + gate.reason());
  }

  /** The proposal. */
  void proposal(String outcome, String command) {
    json.putObject("proposal").put("outcome", outcome).put("command", command);
    line("proposal", outcome);
    lines.add(command);
  }

  private void line(String name, String text) {
    lines.add("%-24s %s".formatted(name, text));
  }

  /** The lines so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Writes both files, each whole or not at all. */
  void write(Path directory) throws IOException {
    replace(directory.resolve("summary.json"), json.toPrettyString() + "\n");
    replace(directory.resolve("summary.txt"), String.join("\n", lines) + "\n");
  }

  private static void replace(Path target, String text) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.writeString(temporary, text);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
