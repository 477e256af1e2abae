package lineside.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import lineside.ingest.TestPictures;
import lineside.ingest.camera.Capture;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.web.IngestWeb;
import lineside.ingest.web.WebSettings;
import lineside.schemas.topic.FrameLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRoutesTest {
  private final PushedImages images = new PushedImages("bracket-a");
  private final BlockingQueue<TriggerRequest> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Capture> captures = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Thread agent = new Thread(this::accept);
  private IngestWeb web;
  private volatile boolean isOver;

  @BeforeEach
  void serve() throws IOException {
    FrameRoutes routes = new FrameRoutes();
    routes.add("a-top", images);
    web = IngestWeb.start(new WebSettings("127.0.0.1", 0), List.of(routes));
    agent.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    endTheAgent();
    web.close();
  }

  private void endTheAgent() throws InterruptedException {
    isOver = true;
    agent.join();
  }

  @Test
  void takesAnImageWithWhatItShowsInHeaders() throws Exception {
    byte[] jpeg = TestPictures.jpeg(12, 9);

    HttpResponse<String> answer =
        client.send(
            call()
                .header("Lineside-Camera", "a-top")
                .header("Lineside-Part", "P-7")
                .header("Lineside-Attempt", "2")
                .header("Lineside-Position-Mm", "12.5")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(202);
    TriggerRequest request = requests.take();
    assertThat(request.partId()).isEqualTo("P-7");
    assertThat(request.attempt()).isEqualTo(2);
    assertThat(request.recipeId()).isEqualTo("bracket-a");
    assertThat(request.encoderPositionMm()).isEqualTo(12.5);
    Capture.Encoded image = (Capture.Encoded) captures.take();
    assertThat(image.image().bytes().array()).isEqualTo(jpeg);
  }

  @Test
  void takesAFormWithFieldsAndAFile() throws Exception {
    HttpResponse<String> answer =
        client.send(
            call()
                .header("Content-Type", "multipart/form-data; boundary=line")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form(TestPictures.png(8, 6))))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(202);
    TriggerRequest request = requests.take();
    assertThat(request.partId()).isEqualTo("P-8");
    assertThat(request.recipeId()).isEqualTo("bracket-b");
    assertThat(captures.take()).isInstanceOf(Capture.Encoded.class);
  }

  @Test
  void takesPixelsWhoseLayoutIsStated() throws Exception {
    HttpResponse<String> answer =
        client.send(
            call()
                .header("Lineside-Camera", "a-top")
                .header("Lineside-Part", "P-9")
                .header("Lineside-Width", "4")
                .header("Lineside-Height", "2")
                .header("Lineside-Pixel-Format", "MONO12_PACKED")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[12]))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(202);
    Capture.Raw image = (Capture.Raw) captures.take();
    assertThat(image.image().layout()).isEqualTo(PixelLayout.MONO12_PACKED);
  }

  @Test
  void saysWhatIsWrongWithWhatItDoesNotTake() throws Exception {
    assertThat(status("a-top", "P-1", new byte[0])).isEqualTo(400);
    assertThat(status("a-top", "P-1", new byte[] {1, 2, 3})).isEqualTo(400);
    assertThat(status("a-top", "", TestPictures.png(4, 4))).isEqualTo(400);
    assertThat(status("b-top", "P-1", TestPictures.png(4, 4))).isEqualTo(404);
    assertThat(requests).isEmpty();
  }

  @Test
  void namesTheLayoutsThatItKnows() throws Exception {
    HttpResponse<String> answer =
        client.send(
            call()
                .header("Lineside-Camera", "a-top")
                .header("Lineside-Part", "P-9")
                .header("Lineside-Pixel-Format", "mono8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[12]))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Lineside-Pixel-Format is 'mono8', expected one of [MONO8, ")
        .doesNotContain("lineside.ingest");
  }

  @Test
  void refusesAnImageThatIsLargerThanTheTopicTakes() throws Exception {
    byte[] large = new byte[FrameLimits.MAX_IMAGE_BYTES + 1];

    assertThat(status("a-top", "P-1", large)).isEqualTo(413);
    assertThat(statusOfAStream("a-top", large)).isEqualTo(413);
    assertThat(requests).isEmpty();
  }

  @Test
  void refusesAFormThatIsLargerThanAnyImage() throws Exception {
    byte[] head = form(new byte[FrameLimits.MAX_IMAGE_BYTES + (2 << 20)]);

    HttpResponse<String> answer =
        client.send(
            call()
                .header("Content-Type", "multipart/form-data; boundary=line")
                .POST(HttpRequest.BodyPublishers.ofByteArray(head))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(requests).isEmpty();
  }

  @Test
  void refusesAFormThatIsNone() throws Exception {
    HttpResponse<String> answer =
        client.send(
            call()
                .header("Content-Type", "multipart/form-data; boundary=line")
                .POST(HttpRequest.BodyPublishers.ofString("--line\r\n\r\nhalf"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("not taken");
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"multipart/form-data+", "multipart/form-data", "multipart/form-datas; a=b"})
  void refusesAFormOfADamagedType(String type) throws Exception {
    HttpResponse<String> answer =
        client.send(
            call().header("Content-Type", type).POST(HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(requests).isEmpty();
  }

  @Test
  void doesNotKnowACameraThatWasRemoved() throws Exception {
    endTheAgent();

    assertThat(status("a-top", "P-1", TestPictures.png(4, 4))).isEqualTo(404);
    assertThat(status("a-top", "P-1", TestPictures.png(4, 4))).isEqualTo(404);
  }

  /** Of a length that is not told in advance. */
  private int statusOfAStream(String camera, byte[] body) throws Exception {
    return client
        .send(
            call()
                .header("Lineside-Camera", camera)
                .header("Lineside-Part", "P-1")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private int status(String camera, String part, byte[] body) throws Exception {
    return client
        .send(
            call()
                .header("Lineside-Camera", camera)
                .header("Lineside-Part", part)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private HttpRequest.Builder call() {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + "/frames"));
  }

  private static byte[] form(byte[] png) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(field("Lineside-Camera", "a-top"));
    form.writeBytes(field("Lineside-Part", "P-8"));
    form.writeBytes(field("Lineside-Recipe", "bracket-b"));
    form.writeBytes(
        text(
            String.join(
                "\r\n",
                "--line",
                "Content-Disposition: form-data; name=\"image\"; filename=\"a.png\"",
                "Content-Type: image/png",
                "",
                "")));
    form.write(png);
    form.writeBytes(text("\r\n--line--\r\n"));
    return form.toByteArray();
  }

  private static byte[] field(String name, String value) {
    return text(
        "--line\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(name, value));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What the agent of the camera does. */
  private void accept() {
    while (!isOver) {
      Optional<TriggerRequest> request = images.next();
      request.ifPresent(
          asked -> {
            images.accepted(asked.at(1500));
            try {
              captures.add(images.frames().capture(asked.at(1500)));
            } catch (IOException impossible) {
              throw new AssertionError(impossible);
            }
            requests.add(asked);
          });
      LockSupport.parkNanos(1_000_000);
    }
    images.close();
  }
}
