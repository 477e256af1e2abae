package lineside.bench.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import lineside.bench.fuzz.Requests.Template;

/** The routes of ingest and of the console, as whoever knows them asks them. */
final class Endpoints {
  private static final List<String> CONSOLE_PAGES =
      List.of(
          "/",
          "/*",
          "/page/*",
          "/operate/*",
          "/report/*",
          "/healthz",
          "/metrics",
          "/api/session",
          "/api/operate",
          "/api/events?line=*",
          "/api/unseen?after=*",
          "/api/alarms?state=*&line=*&from=*&to=*&limit=*&cursor=*",
          "/api/alarms/*",
          "/api/alarm-load?line=*&from=*&to=*",
          "/api/escapes?line=*&from=*&to=*",
          "/api/parts?query=*&limit=*",
          "/api/part?id=*&line=*",
          "/api/crops?line=*&station=*&kind=*&evaluation=*&judged=*&minScore=*&from=*&to=*&limit=*",
          "/api/evidence/*",
          "/api/stills/*/*",
          "/api/stills/*",
          "/api/reports?limit=*",
          "/api/reports/*",
          "/api/reports/compare?one=*&other=*",
          "/api/patterns?limit=*&cursor=*",
          "/api/patterns/*",
          "/api/spc?line=*&station=*&recipe=*&from=*&to=*",
          "/api/ledger?line=*&from=*&to=*",
          "/api/similar?finding=*&limit=*",
          "/api/recipes",
          "/api/recipes/*",
          "/api/what-if?recipe=*&camera=*&threshold=*&from=*&to=*",
          "/api/models",
          "/api/models/*",
          "/api/models/*/flips?limit=*",
          "/api/deployments",
          "/api/audit?subject=*&from=*&limit=*",
          "/api/service");

  private static final String FORM =
      """
      --x
      Content-Disposition: form-data; name="Lineside-Part"

      p
      --x
      Content-Disposition: form-data; name="image"; filename="a.png"

      no picture
      --x--
      """;

  private Endpoints() {}

  /** Of the console, signing in and the stream of events included. */
  static List<Template> ofConsole() {
    List<Template> templates = new ArrayList<>(CONSOLE_PAGES.stream().map(Template::get).toList());
    templates.addAll(
        List.of(
            Template.json("POST", "/api/session", "{\"name\": \"anna\", \"password\": \"secret\"}"),
            Template.json("DELETE", "/api/session", ""),
            Template.json("DELETE", "/api/service/sessions/*", ""),
            Template.json(
                "POST",
                "/api/alarms/*/actions",
                "{\"actionId\": \"a1\", \"kind\": \"SHELVE\", \"comment\": \"later\","
                    + " \"shelveMinutes\": 10, \"revision\": 1}"),
            Template.json(
                "POST",
                "/api/feedback",
                "{\"feedbackId\": \"f1\", \"lineId\": \"fuzz-line\", \"partId\": \"part-1\","
                    + " \"attempt\": 1, \"occasion\": \"REJECT_BIN\", \"isDefective\": true,"
                    + " \"marks\": [{\"x\": 1, \"y\": 2}]}"),
            Template.json(
                "POST",
                "/api/crops/*/judgement",
                "{\"feedbackId\": \"f2\", \"isDefective\": false, \"kind\": \"scratch\"}"),
            Template.json(
                "PUT",
                "/api/recipes/*",
                "{\"basedOn\": \"r1\", \"why\": \"because\", \"recipe\": {\"recipeId\": \"r\","
                    + " \"views\": [{\"cameraId\": \"c\", \"threshold\": 0.5}]}}"),
            Template.json(
                "POST",
                "/api/deployments",
                "{\"lineId\": \"l\", \"recipeId\": \"r\", \"active\": \"abcd\", \"canaryShare\":"
                    + " 0.1, \"why\": \"because\"}")));
    return templates;
  }

  /** Of ingest: pushed images and calls. */
  static List<Template> ofIngest() throws IOException {
    byte[] picture = picture();
    String camera = "Lineside-Camera: " + Service.PUSHED_CAMERA + "\r\n";
    return List.of(
        new Template("POST", "/frames", camera + "Lineside-Part: p-*\r\n", picture),
        new Template(
            "POST",
            "/frames",
            camera + "Lineside-Part: *\r\nLineside-Attempt: *\r\nLineside-Position-Mm: *\r\n",
            picture),
        new Template(
            "POST",
            "/frames",
            camera
                + "Lineside-Part: p\r\nLineside-Width: *\r\nLineside-Height: 4\r\n"
                + "Lineside-Pixel-Format: MONO8\r\nContent-Type: application/octet-stream\r\n",
            new byte[64]),
        new Template(
            "POST",
            "/frames",
            camera + "Content-Type: multipart/form-data; boundary=x\r\n",
            FORM.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        new Template("POST", "/frames", "Lineside-Camera: *\r\nLineside-Part: p\r\n", picture),
        Template.json(
            "POST",
            "/cameras/*/triggers",
            "{\"partId\": \"p\", \"recipeId\": \"r\", \"attempt\": 1, \"encoderPositionMm\": 1.5,"
                + " \"requestId\": \"q\"}"),
        Template.json("POST", "/cameras/" + Service.ASKED_CAMERA + "/triggers", "{}"),
        Template.get("/metrics"),
        Template.get("/*"));
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY), "png", png);
    return png.toByteArray();
  }
}
