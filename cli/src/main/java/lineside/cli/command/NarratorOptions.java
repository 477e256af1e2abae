package lineside.cli.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lineside.analyzer.narrate.ChatEndpoint;
import lineside.analyzer.narrate.ChatNarrator;
import lineside.analyzer.narrate.KeptNarrator;
import lineside.analyzer.narrate.Narrator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who tells the report's facts in words, if anybody does. */
final class NarratorOptions {
  private static final String KEPT = "narration.json";

  @Option(
      names = "--narrator",
      paramLabel = "URL",
      description = {
        "Server with OpenAI's chat completions, for example http://gpu-1:8000/v1: a language model"
            + " there writes a summary from the facts of the report and pictures of defects, which"
            + " are sent to it. What it writes is marked, and taken only when every figure in it"
            + " stands in the facts.",
      })
  private @Nullable URI endpoint;

  @Option(
      names = "--narrator-model",
      paramLabel = "NAME",
      description = "Name of the model at that server.")
  private String model = "";

  @Option(
      names = "--narrator-key-file",
      paramLabel = "FILE",
      description = "File with the key of that server, where it wants one.")
  private @Nullable Path keyFile;

  @Option(
      names = "--narrator-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "Time for an answer; it is asked twice at most (default: ${DEFAULT-VALUE} seconds).")
  private int timeoutSeconds;

  private String key = "";

  /** Adds what can't be. */
  void check(List<String> problems) {
    if (endpoint == null) {
      if (!model.isEmpty() || keyFile != null) {
        problems.add("--narrator-model and --narrator-key-file go with --narrator");
      }
      return;
    }
    if (model.isBlank()) {
      problems.add("--narrator needs --narrator-model");
    }
    try {
      key = keyFile == null ? "" : Files.readString(keyFile).strip();
      endpoint(endpoint);
    } catch (IOException unreadable) {
      problems.add("--narrator-key-file " + keyFile + " can't be read");
    } catch (IllegalArgumentException wrong) {
      problems.add("--narrator: " + wrong.getMessage());
    }
  }

  /** After {@link #check} found nothing. What was told of the same facts is kept in the folder. */
  Narrator narrator(Path folder) {
    return endpoint == null
        ? Narrator.NONE
        : new KeptNarrator(
            folder.resolve(KEPT), model, new ChatNarrator(endpoint(endpoint), model));
  }

  private ChatEndpoint endpoint(URI base) {
    return new ChatEndpoint(base, key, Duration.ofSeconds(timeoutSeconds));
  }
}
