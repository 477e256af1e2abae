package lineside.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import lineside.bench.fuzz.Requests.Template;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final List<Template> ROUTES =
      List.of(
          Template.get("/api/part?id=*"),
          Template.json("POST", "/api/feedback", "{\"partId\": \"p\"}"));

  @Test
  void areTheSameForTheSameSeed() {
    Requests one = new Requests(5, "here", ROUTES);
    Requests other = new Requests(5, "here", ROUTES);

    for (int i = 0; i < 50; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void someAreWholeAndSomeAreDamaged() {
    Requests requests = new Requests(5, "here", ROUTES);

    long whole =
        IntStream.range(0, 200)
            .mapToObj(i -> new String(requests.next(), StandardCharsets.UTF_8))
            .filter(text -> text.matches("(?s)(GET|POST) /api/\\S+ HTTP/1.1\r\nHost: here\r\n.*"))
            .count();

    assertThat(whole).isBetween(100L, 199L);
  }
}
