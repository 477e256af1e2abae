package lineside.schemas.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Expected values come from {@code printf '%s' TEXT | sha256sum | cut -c1-32}. */
class IdentitiesTest {
  @Test
  void viewIdHashesCameraEpochAndSequence() {
    // printf '%s' '4:view5:a-top13:17724312000002:42'
    assertThat(Identities.viewId("a-top", 1772431200000L, 42))
        .isEqualTo("0300c829291ea9ebfb3d12cf0b2fc7ec");
  }

  @Test
  void inspectionIdHashesLinePartAndAttempt() {
    // printf '%s' '10:inspection6:line-a8:A-0000011:2'
    assertThat(Identities.inspectionId("line-a", "A-000001", 2))
        .isEqualTo("e7ae2caf77e36689e1e1756eed3d1cf2");
  }

  @Test
  void verdictIdHashesInspectionAndRevision() {
    // printf '%s' '7:verdict32:e7ae2caf77e36689e1e1756eed3d1cf21:0'
    assertThat(Identities.verdictId("e7ae2caf77e36689e1e1756eed3d1cf2", 0))
        .isEqualTo("6ad947950930960e4d6bd2ab17f44b20");
  }

  @Test
  void lengthsCountUtf8BytesSoThatOtherLanguagesCanComputeThem() {
    // printf '%s' '5:alarm6:große'
    assertThat(Identities.idOf("alarm", "große")).isEqualTo("4e7ce82b512126563d66a1c94341d7b8");
  }

  @Test
  void partsThatReadTheSameWhenJoinedHaveDifferentIds() {
    assertThat(Identities.inspectionId("line-a", "1", 23))
        .isNotEqualTo(Identities.inspectionId("line-a", "12", 3));
    assertThat(Identities.viewId("cam1", 2, 3)).isNotEqualTo(Identities.viewId("cam", 12, 3));
    assertThat(Identities.idOf("alarm", "a", "b")).isNotEqualTo(Identities.idOf("alarm", "a1:b"));
    assertThat(Identities.idOf("alarm", "")).isNotEqualTo(Identities.idOf("alarm"));
  }

  @Test
  void contentIsNamedByItsSha256() {
    // FIPS 180-2, appendix B.1: the message "abc"
    assertThat(Identities.sha256Hex("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
