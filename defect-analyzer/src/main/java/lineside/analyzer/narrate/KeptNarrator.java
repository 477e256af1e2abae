package lineside.analyzer.narrate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import lineside.vision.model.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was told of the same facts by the same model, so that a run that is repeated writes
 * the same report and asks nobody again. What failed is not kept.
 */
public final class KeptNarrator implements Narrator {
  private static final Logger LOG = LoggerFactory.getLogger(KeptNarrator.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String model;
  private final Narrator narrator;

  /**
   * Takes who tells.
   *
   * @param file where the last one is kept
   * @param model name of the model that tells
   */
  public KeptNarrator(Path file, String model, Narrator narrator) {
    this.file = file;
    this.model = model;
    this.narrator = narrator;
  }

  /** What lies in the file. */
  private record Kept(@Nullable String of, @Nullable Narration narration) {
    boolean holds(String key, Facts facts) {
      return key.equals(of)
          && narration != null
          && narration.sentences().stream()
              .allMatch(sentence -> FigureCheck.problem(sentence, facts).isEmpty());
    }
  }

  @Override
  public Narration tell(Facts facts) {
    String key = Sha256.hex((model + '\n' + facts.text()).getBytes(StandardCharsets.UTF_8));
    Optional<Kept> kept = read();
    if (kept.isPresent() && kept.get().holds(key, facts)) {
      return requireNonNull(kept.get().narration());
    }
    Narration told = narrator.tell(facts);
    if (!told.sentences().isEmpty()) {
      write(new Kept(key, told));
    }
    return told;
  }

  private Optional<Kept> read() {
    try {
      return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), Kept.class));
    } catch (NoSuchFileException | JsonProcessingException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.warn("the last narration can't be read from {}", file, unreadable);
      return Optional.empty();
    }
  }

  private void write(Kept kept) {
    try {
      Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
      Files.write(temporary, JSON.writeValueAsBytes(kept));
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("the narration is not kept in {}", file, e);
    }
  }
}
