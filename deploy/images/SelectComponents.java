import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the bill of materials of an image: of the components of a CycloneDX document those whose
 * jar lies in a folder, known by SHA-256. A jar that no component has is named with its hash alone.
 */
final class SelectComponents {
  private SelectComponents() {}

  /** Takes document, folder and the file to write. */
  public static void main(String[] arguments) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode document = (ObjectNode) mapper.readTree(new File(arguments[0]));
    Map<String, JsonNode> known = new TreeMap<>();
    for (JsonNode component : document.path("components")) {
      for (JsonNode hash : component.path("hashes")) {
        if (hash.path("alg").asText().equals("SHA-256")) {
          known.put(hash.path("content").asText(), component);
        }
      }
    }
    ArrayNode chosen = mapper.createArrayNode();
    File[] jars = new File(arguments[1]).listFiles();
    java.util.Arrays.sort(jars);
    int unknown = 0;
    for (File jar : jars) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar.toPath()));
      String sha256 = HexFormat.of().formatHex(digest);
      JsonNode component = known.get(sha256);
      if (component == null) {
        ObjectNode named = chosen.addObject().put("type", "file").put("name", jar.getName());
        named.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256);
        unknown++;
      } else {
        chosen.add(component);
      }
    }
    document.set("components", chosen);
    // What depends on what is said of the whole build, not of a part of it.
    document.remove("dependencies");
    Files.writeString(Path.of(arguments[2]), mapper.writeValueAsString(document));
    System.err.printf("%s: %d components, %d without one%n", arguments[2], jars.length, unknown);
  }
}
