package lineside.vision.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryEvidenceStoreTest {
  /** SHA-256 of "abc", FIPS 180-2 appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path root;

  @Test
  void storesBytesUnderTheirHash() throws IOException {
    DirectoryEvidenceStore store = new DirectoryEvidenceStore(root);

    String name = store.put("abc".getBytes(US_ASCII));

    assertThat(name).isEqualTo(ABC);
    assertThat(root.resolve("ba").resolve(ABC + ".png")).hasContent("abc");
    assertThat(store.get(ABC)).hasValueSatisfying(b -> assertThat(b).hasSize(3));
    assertThat(Path.of(store.uriOf(ABC))).isEqualTo(root.resolve("ba").resolve(ABC + ".png"));
  }

  @Test
  void storesTheSameBytesOnce() throws IOException {
    DirectoryEvidenceStore store = new DirectoryEvidenceStore(root);

    store.put("abc".getBytes(US_ASCII));
    store.put("abc".getBytes(US_ASCII));

    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void knowsNothingOfBytesNeverStored() throws IOException {
    assertThat(new DirectoryEvidenceStore(root).get(ABC)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../../etc/passwd",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a/",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
      })
  void refusesNamesThatAreNoHash(String name) {
    DirectoryEvidenceStore store = new DirectoryEvidenceStore(root);

    assertThatThrownBy(() -> store.get(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.uriOf(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
