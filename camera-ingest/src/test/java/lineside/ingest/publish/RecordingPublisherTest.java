package lineside.ingest.publish;

import java.util.List;
import lineside.schemas.topic.Topic;

class RecordingPublisherTest extends FramePublisherContract {
  private final RecordingPublisher publisher = new RecordingPublisher();

  @Override
  FramePublisher publisher() {
    return publisher;
  }

  @Override
  List<Sent> received(Topic topic, int count) {
    return publisher.sent().stream()
        .filter(sent -> sent.topic().equals(topic.topicName()))
        .toList();
  }
}
