package lineside.training.card;

import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import lineside.training.pack.ModelPackageWriter;
import lineside.vision.model.ModelPackage;

/**
 * Writes the model card of a package into its folder {@code card}: {@code index.html}, a page that
 * needs nothing beside it, and {@code card.md} with the pictures it shows.
 *
 * <p>The card describes the package and is no part of it: {@code model.json} does not name its
 * hash, and a package with another card, or none, is the same model. It shows pictures of the data.
 */
public final class CardWriter {
  /** Folder inside the package. */
  public static final String FOLDER = "card";

  private static final String TEMPLATES = "/lineside/training/card/";

  private CardWriter() {}

  /**
   * Writes the card; an earlier one is replaced when the new one is complete.
   *
   * @return the folder
   */
  public static Path write(ModelPackage model, CardFacts facts) throws IOException {
    requireNonNull(model, "model is null");
    requireNonNull(facts, "facts is null");
    Path target = model.directory().resolve(FOLDER);
    Path draft =
        Files.createDirectory(model.directory().resolve("." + FOLDER + "-" + UUID.randomUUID()));
    try {
      CardPictures pictures = new CardPictures(draft);
      Map<String, Object> page = new CardPage(model, facts, pictures).contents();
      Mustache.Compiler compiler = Mustache.compiler().defaultValue("");
      Files.writeString(
          draft.resolve("index.html"),
          compiler.escapeHTML(true).compile(resource("index.mustache")).execute(page));
      Files.writeString(
          draft.resolve("card.md"),
          compiler.escapeHTML(false).compile(resource("markdown.mustache")).execute(page));
      ModelPackageWriter.delete(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      ModelPackageWriter.delete(draft);
    }
    return target;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CardWriter.class.getResourceAsStream(TEMPLATES + name)) {
      if (in == null) {
        throw new IOException("card failed: " + TEMPLATES + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
