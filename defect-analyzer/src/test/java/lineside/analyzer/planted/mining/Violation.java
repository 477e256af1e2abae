package lineside.analyzer.planted.mining;

import com.fasterxml.jackson.databind.ObjectMapper;
import lineside.analyzer.AnalyzeConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Depends on what mining must not know: a message client, a file format, another module. */
final class Violation {
  Object of(AnalyzeConfig config, ObjectMapper json) {
    return new ProducerRecord<String, String>(config.reportId(), json.toString());
  }
}
