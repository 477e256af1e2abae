package lineside.cli.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.topic.Topic;
import lineside.vision.model.ModelPackage;

/** The models that a broker knows, and what machines made of them. Used by one thread. */
public final class ModelCatalogue {
  /** Longest card, as ModelAnnouncement says: a record of a usual broker holds it. */
  static final int MAX_CARD_BYTES = 512 << 10;

  private final ControlLog<ModelAnnouncement> models;
  private final ControlLog<ModelStatus> statuses;
  private final Clock clock;

  /** Of this broker. */
  public ModelCatalogue(String bootstrapServers, Clock clock) {
    this.models = new ControlLog<>(bootstrapServers, Topic.MODEL, ModelAnnouncement.class);
    this.statuses = new ControlLog<>(bootstrapServers, Topic.MODEL_STATUS, ModelStatus.class);
    this.clock = clock;
  }

  /** What is announced, by hash. */
  public Map<String, ModelAnnouncement> announced() {
    return models.last();
  }

  /** What every machine made of every model, the latest of each pair. */
  public List<ModelStatus> statuses() {
    return List.copyOf(statuses.last().values());
  }

  /**
   * Announces a package where it lies, unless that is announced already.
   *
   * @throws IOException when its files cannot be read or the broker does not take it
   */
  public void announce(ModelPackage model, String who) throws IOException, InterruptedException {
    String uri = model.directory().toUri().toString();
    ModelAnnouncement known = announced().get(model.sha256());
    if (known != null && known.getPackageUri().equals(uri)) {
      return;
    }
    Path card = model.directory().resolve(ModelPackage.CARD_FILE);
    if (Files.size(card) > MAX_CARD_BYTES) {
      throw new IOException(
          "%s has %d bytes, at most %d can be announced"
              .formatted(card, Files.size(card), MAX_CARD_BYTES));
    }
    models.append(
        model.sha256(),
        ModelAnnouncement.newBuilder()
            .setModelSha256(model.sha256())
            .setName(model.card().name())
            .setPackageUri(uri)
            .setCard(Files.readString(card))
            .setPackageBytes(bytesOf(model.directory()))
            .setAnnouncedBy(who)
            .setAt(clock.instant())
            .build());
  }

  private static long bytesOf(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walked = Files.walk(directory)) {
      walked.filter(Files::isRegularFile).forEach(files::add);
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }
}
