package lineside.training.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import lineside.training.card.CardFacts.Fact;
import org.junit.jupiter.api.Test;

class ProvenanceRowsTest {
  @Test
  void tellsWhatHasASentenceByItAndAShareByItsInterval() throws Exception {
    assertThat(
            rows(
                """
                {"escapes": {"atMost": 0.01, "text": "not promised", "seen": {"count": 0}},
                 "pg2": {"count": 9, "of": 10, "rate": 0.9, "low": 0.555, "high": 0.9975,
                         "threshold": 0.25}}
                """))
        .containsExactly(
            new Fact("of, escapes", "not promised"),
            new Fact("of, pg2", "9 of 10: 90.0 % (95 %: 55.5 to 99.8 %) at a threshold of 0.25"));
  }

  @Test
  void tellsEverythingElseByItsPath() throws Exception {
    assertThat(rows("{\"a\": {\"b\": 1, \"c\": null, \"d\": \"\"}, \"e\": [\"x\", \"y\"]}"))
        .containsExactly(new Fact("of, a, b", "1"), new Fact("of, e", "x; y"));
  }

  @Test
  void leavesCurvesOut() throws Exception {
    String numbers = "0.12345,".repeat(100);

    assertThat(rows("{\"curve\": [" + numbers + "1]}")).isEmpty();
  }

  private static List<Fact> rows(String json) throws Exception {
    return ProvenanceRows.of("of", new ObjectMapper().readTree(json));
  }
}
