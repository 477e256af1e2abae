package lineside.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.util.List;
import java.util.Map;
import lineside.traces.Collector.Answer;
import org.junit.jupiter.api.Test;

class CollectorTest {
  @Test
  void tellsNoAnswerFromARefusal() throws Exception {
    List<SpanData> spans;
    try (InspectionSpans maker = new InspectionSpans()) {
      spans = maker.of(Verdicts.ofTwoViews("part-1"));
    }
    ReceivedTraces received = ReceivedTraces.at(0);
    URI address = received.address();
    try (Collector collector = Collector.at(address, Map.of())) {
      assertThat(collector.tell(spans)).isEqualTo(Answer.TAKEN);
      received.answerWith(400);
      assertThat(collector.tell(spans)).isEqualTo(Answer.REFUSED);
      received.answerWith(503);
      assertThat(collector.tell(spans)).isEqualTo(Answer.REFUSED);
      received.close();
      assertThat(collector.tell(spans)).isEqualTo(Answer.AWAY);
    }
  }
}
