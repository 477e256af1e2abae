package lineside.ingest.planted.one;

import com.sun.jna.Pointer;
import lineside.ingest.planted.two.Two;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bytedeco.opencv.opencv_core.Mat;

/** Needs the other package, and Kafka, OpenCV and JNA where they do not belong. */
public record One(
    Two.Part part, ProducerRecord<String, String> message, Mat pixels, Pointer handle) {
  /** Needed by the other package. */
  public record Part(int number) {}
}
