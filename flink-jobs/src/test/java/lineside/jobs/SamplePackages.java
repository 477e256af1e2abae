package lineside.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lineside.jobs.deployment.PackageStore;
import lineside.schemas.record.ModelReference;
import lineside.vision.model.ModelPackage;

/** Packages in a store, made of the sample model of this repository. */
final class SamplePackages {
  static final Path SMALL = Path.of("..", "sample-footage", "models", "small");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final PackageStore store;

  /** Takes an empty directory; the store is a folder of it. */
  SamplePackages(Path directory) {
    this.directory = directory;
    this.store = new PackageStore(store());
  }

  Path store() {
    return directory.resolve("store");
  }

  /** The sample as it is. */
  ModelReference small() throws Exception {
    return stored(SMALL);
  }

  /** The same weights under another name, which find every picture NOT_OK. */
  ModelReference strict() throws Exception {
    return stored(
        changed(
            "strict",
            card ->
                ((ObjectNode) card.path("thresholds")).put("notOk", 0).put("undecidableFrom", 0)));
  }

  /** A package whose first golden sample says another score than the weights give. */
  ModelReference unqualified() throws Exception {
    return stored(
        changed("unqualified", card -> ((ObjectNode) card.at("/golden/0")).put("score", 0.25)));
  }

  /** A package whose weights were damaged after it was put into the store. */
  ModelReference damaged() throws Exception {
    ModelReference model = stored(changed("damaged", card -> {}));
    Path onnx = store.find(model.getSha256()).resolve(ModelPackage.ONNX_FILE);
    byte[] weights = Files.readAllBytes(onnx);
    weights[weights.length / 2] ^= 1;
    Files.write(onnx, weights);
    return model;
  }

  /** A package of a layout that only a later version reads. */
  ModelReference newer() throws Exception {
    ModelReference model = stored(changed("newer", card -> {}));
    Path json = store.find(model.getSha256()).resolve(ModelPackage.CARD_FILE);
    ObjectNode card = (ObjectNode) JSON.readTree(json.toFile());
    Files.writeString(json, card.put("formatVersion", 99).toPrettyString());
    return model;
  }

  /** A package that nobody has put anywhere. */
  static ModelReference absent() {
    return new ModelReference("fe".repeat(32), "absent");
  }

  private ModelReference stored(Path source) throws Exception {
    ModelPackage model = ModelPackage.load(source);
    store.add(model);
    return new ModelReference(model.sha256(), model.card().name());
  }

  private Path changed(String name, Consumer<ObjectNode> change) throws IOException {
    Path copy = directory.resolve(name);
    try (Stream<Path> files = Files.walk(SMALL)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = copy.resolve(SMALL.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    Path json = copy.resolve(ModelPackage.CARD_FILE);
    ObjectNode card = (ObjectNode) JSON.readTree(json.toFile());
    change.accept(card.put("name", name));
    Files.writeString(json, card.toPrettyString());
    return copy;
  }
}
