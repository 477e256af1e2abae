package lineside.cli.distill;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import lineside.analyzer.archive.ArchiveContents;
import lineside.analyzer.archive.ArchiveReader;
import lineside.analyzer.archive.Period;
import lineside.analyzer.feedback.FeedbackTopic;
import lineside.analyzer.history.History;
import lineside.analyzer.history.HistoryException;
import lineside.analyzer.item.ModelWords;
import lineside.analyzer.item.PersonsWords;
import lineside.cli.demo.BadConfigurationException;
import lineside.schemas.record.Feedback;
import org.jspecify.annotations.Nullable;

/**
 * What the archive, persons and the large model say now.
 *
 * @param archive the archive
 * @param persons what persons said
 * @param unreadable messages on {@code feedback.v1} that could not be read
 * @param models what the large model said
 */
record Heard(ArchiveContents archive, PersonsWords persons, int unreadable, ModelWords models) {
  /**
   * Listens.
   *
   * @param large hash of the large model whose readings count; null for the one with most
   */
  static Heard of(DistillConfig.Sources sources, @Nullable String large)
      throws IOException, BadConfigurationException {
    ArchiveContents archive = ArchiveReader.read(sources.archive());
    ModelWords models = models(sources, large);
    String servers = sources.servers();
    if (servers == null) {
      return new Heard(archive, PersonsWords.NONE, 0, models);
    }
    try (FeedbackTopic topic = FeedbackTopic.connect(servers)) {
      List<Feedback> said = topic.read();
      return new Heard(archive, PersonsWords.of(said), topic.unreadableMessages(), models);
    }
  }

  private static ModelWords models(DistillConfig.Sources sources, @Nullable String large)
      throws IOException, BadConfigurationException {
    if (!Files.exists(sources.history().resolve(History.DATABASE))) {
      return ModelWords.NONE;
    }
    try (History history = History.open(sources.history())) {
      String model = large != null ? large : history.models().stream().findFirst().orElse("");
      return ModelWords.of(history.read(model, Period.ALL));
    } catch (HistoryException e) {
      if (e.fault() == HistoryException.Fault.FAILED) {
        throw e;
      }
      throw new BadConfigurationException(String.valueOf(e.getMessage()));
    }
  }
}
